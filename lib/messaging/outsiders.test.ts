import { expect, it } from 'vitest'
import { eraseConversation } from './conversations/erase-conversation'
import { deleteMessage } from './messages/delete-message'
import { sendMessage } from './messages/send-message'
import { assertNotOutside, ownMessageOf } from './outsiders'
import { group } from './testing/group'
import { refusal, scene } from './testing/scene'

const { person, pair } = scene()
const nothing = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'

it('a message is its sender’s, forbidden to everybody else, and not there once it is gone', async () => {
  const { ada, ben, id } = await pair()
  const { view } = await sendMessage(ada, { id, text: 'Mine' })
  expect(await ownMessageOf(ada, String(view.number))).toEqual({ id: view.id, conversationId: id })
  expect(await refusal(ownMessageOf(ben, view.id))).toBe('forbidden')
  expect(await refusal(ownMessageOf(await person(), view.id))).toBe('forbidden')
  expect(await refusal(ownMessageOf(ada, nothing))).toBe('not_found')
  expect(await refusal(ownMessageOf(ada, 'no id'))).toBe('not_found')
  await deleteMessage(ada, { id, messageId: view.id, for: 'everyone' })
  expect(await refusal(ownMessageOf(ada, view.id))).toBe('not_found')
})

it('a conversation is forbidden to who is not in it or left, and not there once it is gone', async () => {
  const { ada, ben, id } = await pair()
  await assertNotOutside(ada, id)
  expect(await refusal(assertNotOutside(await person(), id))).toBe('forbidden')
  expect(await refusal(assertNotOutside(ada, nothing))).toBe('not_found')
  await eraseConversation(ada, { id, afterwards: 'leave' })
  expect(await refusal(assertNotOutside(ada, id))).toBe('forbidden')
  await eraseConversation(ben, { id, afterwards: 'leave' })
  expect(await refusal(assertNotOutside(ada, id))).toBe('not_found')
})

it('what is in a group is not there for a surface without groups', async () => {
  const { ada, ben } = await pair()
  const groupId = await group(ada, ben)
  const { view } = await sendMessage(ada, { id: groupId, text: 'All' })
  const withoutGroups = { ...ada, rules: { ...ada.rules, groups: false } }
  expect(await refusal(ownMessageOf(withoutGroups, view.id))).toBe('not_found')
  expect(await refusal(assertNotOutside(withoutGroups, groupId))).toBe('not_found')
})
