import { describe, expect, it } from 'vitest'
import { listMessages } from '../messages/list-messages'
import { sendMessage } from '../messages/send-message'
import { getMe } from '../people/get-me'
import { sync } from '../sync/sync'
import { refusal, scene } from '../testing/scene'
import { clearConversation } from './clear-conversation'
import { createConversation } from './create-conversation'
import { getConversation } from './get-conversation'
import { listInbox } from './list-inbox'
import { updateMembership } from './update-membership'

const { pair, person, ctx, published } = scene()
const filters = ['all', 'unread', 'pinned', 'archived'] as const
const lists = (actor: Parameters<typeof listInbox>[0]) =>
  Promise.all(filters.map(async filter => (await listInbox(actor, { filter, limit: 50 })).items.length))
const texts = async (actor: Parameters<typeof listInbox>[0], id: string) => (await listMessages(actor, { id, limit: 50 })).items.map(({ text }) => text)

async function talking() {
  const scene = await pair()
  for (const text of ['One', 'Two']) await sendMessage(scene.ada, { id: scene.id, text })
  return scene
}

describe('clearConversation', () => {
  it('takes everything said so far, the draft and the unread count from the caller, and the conversation from every list', async () => {
    const { ben, id } = await talking()
    await updateMembership(ben, { id, pinned: true, markedUnread: true, draft: 'Well' })
    await clearConversation(ben, { id })
    expect(await lists(ben)).toEqual([0, 0, 0, 0])
    expect(await texts(ben, id)).toEqual([])
    expect(await getConversation(ben, { id })).toMatchObject({ clearedSeq: 2, unreadCount: 0, lastMessage: null, pinned: false, markedUnread: false, draft: null, draftVersion: 2 })
    expect(await getMe(ben)).toMatchObject({ unreadCount: 0 })
  })

  it('leaves the other side as it was, who is told of nothing, not even that it was read', async () => {
    const { ada, ben, id } = await talking()
    const before = await getConversation(ada, { id })
    const mark = published.length
    await clearConversation(ben, { id })
    expect(await getConversation(ada, { id })).toEqual(before)
    expect(await texts(ada, id)).toEqual(['One', 'Two'])
    expect(published.slice(mark).map(({ userIds, event }) => [userIds, event.type])).toEqual([[[ben.made.id], 'membership_updated'], [[ben.made.id], 'conversation_updated']])
  })

  it('is in sight again, empty, for who begins it again', async () => {
    const { ada, ben, id } = await talking()
    await clearConversation(ben, { id })
    const again = await createConversation(ben, { memberIds: [ada.made.id] })
    expect(again).toMatchObject({ outcome: 'existing', view: { id, archived: false, lastMessage: null } })
    expect(await lists(ben)).toEqual([1, 0, 0, 0])
    expect(await texts(ben, id)).toEqual([])
  })

  it('reaches the caller’s other devices by sync', async () => {
    const { ben, id } = await talking()
    const { cursor } = await sync(ben, {})
    await clearConversation(ben, { id })
    expect((await sync(ben, { since: cursor })).conversations).toMatchObject([{ id, clearedSeq: 2, archived: true, lastMessage: null }])
  })

  it('lasts until something new is said, by either side', async () => {
    for (const speaker of ['ada', 'ben'] as const) {
      const scene = await talking()
      await clearConversation(scene.ben, { id: scene.id })
      await sendMessage(scene[speaker], { id: scene.id, text: 'Again' })
      expect((await lists(scene.ben))[0]).toBe(1)
      expect(await texts(scene.ben, scene.id)).toEqual(['Again'])
      expect(await getConversation(scene.ben, { id: scene.id })).toMatchObject({ unreadCount: speaker === 'ada' ? 1 : 0 })
    }
  })

  it('a second time changes nothing; against sends nothing that came after is lost', async () => {
    const { ada, ben, id } = await talking()
    await clearConversation(ben, { id })
    await Promise.all([...Array.from({ length: 20 }, (_, index) => sendMessage(ada, { id, text: `Line ${index}` })), clearConversation(ben, { id })])
    const { clearedSeq, unreadCount, seq } = await getConversation(ben, { id })
    expect(await texts(ben, id)).toHaveLength(seq - clearedSeq)
    expect(unreadCount).toBe(seq - clearedSeq)
  })

  it('is for who is in it', async () => {
    const { ada, id } = await talking()
    expect(await refusal(clearConversation(await person(), { id }))).toBe('not_found')
    for (const state of ['requested', 'declined', 'left']) {
      await ctx.sql`update memberships set state = ${state} where conversation_id = ${id} and user_id = ${ada.made.id}`
      expect(await refusal(clearConversation(ada, { id }))).toBe('not_found')
    }
  })
})
