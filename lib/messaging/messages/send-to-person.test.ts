import { describe, expect, it } from 'vitest'
import { listInbox } from '../conversations/list-inbox'
import { eraseConversation } from '../conversations/erase-conversation'
import { getConversation } from '../conversations/get-conversation'
import { blockUser } from '../people/block-user'
import { unreadTotal } from '../reads/unread-total'
import { group } from '../testing/group'
import { refusal, scene } from '../testing/scene'
import { sendMessage } from './send-message'
import { sendToPerson } from './send-to-person'

const { ctx, person, pair } = scene()

describe('saying something to a person', () => {
  it('begins the one conversation of the pair, and finds it again from either side', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const first = await sendToPerson(ada, { userId: ben.made.id, text: 'Hello' })
    const second = await sendToPerson(ben, { userId: String(ada.made.number), text: 'Hello to you' })
    expect(second.view.message.conversationId).toBe(first.view.message.conversationId)
    expect([first.view.userId, second.view.userId]).toEqual([ben.made.id, ada.made.id])
  })

  it('begins nothing where the text is refused', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    expect(await refusal(sendToPerson(ada, { userId: ben.made.id, text: ' ' }))).toBe('blank_text')
    expect(await ctx.sql`select from memberships where user_id = ${ada.made.id}`).toHaveLength(0)
  })

  it('does not bring back who left and may no longer write', async () => {
    const { ada, ben, id } = await pair()
    await eraseConversation(ada, { id, afterwards: 'leave' })
    await blockUser(ben, { id: ada.made.id })
    expect(await refusal(sendToPerson(ada, { userId: ben.made.id, text: 'Hello?' }))).toBe('not_accepting')
    expect(await refusal(getConversation(ada, { id }))).toBe('not_found')
  })
})

describe('on a surface without groups', () => {
  it('no group exists', async () => {
    const { ada, ben, id } = await pair()
    const groupId = await group(ada, ben)
    await sendMessage(ada, { id: groupId, text: 'All of you' })
    await sendMessage(ada, { id, text: 'You alone' })
    const withoutGroups = { ...ben, rules: { ...ben.rules, groups: false } }
    expect((await listInbox(withoutGroups, { filter: 'all', limit: 10 })).items.map(item => item.id)).toEqual([id])
    expect(await unreadTotal(ben)).toBe(2)
    expect(await unreadTotal(withoutGroups)).toBe(1)
    await sendMessage(ben, { id: groupId, text: 'Hello' })
    expect(await refusal(sendMessage(withoutGroups, { id: groupId, text: 'Hello' }))).toBe('not_found')
    expect(await refusal(getConversation(withoutGroups, { id: groupId }))).toBe('not_found')
  })
})
