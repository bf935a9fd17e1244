import { expect, it } from 'vitest'
import { sendMessage } from '../messages/send-message'
import { sendToPerson } from '../messages/send-to-person'
import { unreadTotal } from '../reads/unread-total'
import { declineRequest } from '../requests/decide-request'
import { listRequests } from '../requests/list-requests'
import { scene } from '../testing/scene'
import { clearConversation } from './clear-conversation'
import { createConversation } from './create-conversation'
import { listConversations, pageConversations } from './list-conversations'
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

it('comes by page too, with how many there are, and by what is looked for', async () => {
  const { ada, ben, id } = await pair()
  await sendMessage(ben, { id, text: 'An old friend' })
  const strangers = await Promise.all([person(), person()])
  for (const stranger of strangers) await sendToPerson(stranger, { userId: ada.made.id, text: 'May I?' })
  const all = (await listConversations(ada)).map(item => item.id)
  expect(all).toHaveLength(3)
  const page = async (q: string | undefined, limit: number, offset: number) => {
    const { items, total } = await pageConversations(ada, { q, limit, offset })
    return [items.map(item => item.id), total]
  }
  expect(await page(undefined, 2, 0)).toEqual([all.slice(0, 2), 3])
  expect(await page(undefined, 2, 2)).toEqual([all.slice(2), 3])
  expect(await page('Okri', 2, 0)).toEqual([[id], 1])
  expect(await page('May I', 1, 1)).toEqual([[all[1]], 2])
})
