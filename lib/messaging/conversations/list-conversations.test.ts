import { expect, it } from 'vitest'
import { sendMessage } from '../messages/send-message'
import { sendToPerson } from '../messages/send-to-person'
import { unreadTotal } from '../reads/unread-total'
import { declineRequest } from '../requests/decide-request'
import { listRequests } from '../requests/list-requests'
import { scene } from '../testing/scene'
import { clearConversation } from './clear-conversation'
import { createConversation } from './create-conversation'
import { listConversations } from './list-conversations'
import { updateMembership } from './update-membership'

const { person, pair } = scene()

it('lists what is active and what waits, the latest activity first, and counts both', async () => {
  const { ada, ben, id } = await pair()
  await sendMessage(ben, { id, text: 'An old friend' })
  const stranger = await person()
  const { view } = await sendToPerson(stranger, { userId: ada.made.id, text: 'May I?' })
  const listed = await listConversations(ada)
  expect(listed.map(item => item.id)).toEqual([view.message.conversationId, id])
  expect(listed.reduce((sum, item) => sum + item.unreadCount, 0)).toBe(await unreadTotal(ada, ['active', 'requested']))
})

it('knows no archive, but nothing that was cleared', async () => {
  const { ada, ben, id } = await pair()
  await sendMessage(ben, { id, text: 'Hello' })
  await updateMembership(ada, { id, archived: true })
  expect(await listConversations(ada)).toHaveLength(1)
  await clearConversation(ada, { id })
  expect(await listConversations(ada)).toHaveLength(0)
  await sendMessage(ben, { id, text: 'Hello again' })
  expect(await listConversations(ada)).toHaveLength(1)
})

it('leaves out what was declined, and what somebody else began and never said anything in', async () => {
  const [ada, stranger, silent] = await Promise.all([person(), person(), person()])
  await sendToPerson(stranger, { userId: ada.made.id, text: 'May I?' })
  await createConversation(silent, { memberIds: [ada.made.id] })
  const [request] = (await listRequests(ada, { box: 'received', limit: 1 })).items
  await declineRequest(ada, { id: request!.id })
  expect(await listConversations(ada)).toHaveLength(0)
  expect(await listConversations(silent)).toHaveLength(1)
})
