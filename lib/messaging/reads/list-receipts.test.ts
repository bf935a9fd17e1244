import { describe, expect, it } from 'vitest'
import { acceptRequest } from '../requests/decide-request'
import { getConversation } from '../conversations/get-conversation'
import { createConversation } from '../conversations/create-conversation'
import { sendMessage } from '../messages/send-message'
import { blockUser, unblockUser } from '../people/block-user'
import { updateSettings } from '../people/settings'
import { listRequests } from '../requests/list-requests'
import { type Actor, refusal, scene } from '../testing/scene'
import { listReceipts } from './list-receipts'
import { markDelivered } from './mark-delivered'
import { markMessageRead } from './mark-message-read'
import { markRead } from './mark-read'

const { pair, person, published } = scene()

async function said(count = 3) {
  const { ada, ben, id } = await pair()
  const ids: string[] = []
  for (let index = 0; index < count; index++) ids.push((await sendMessage(ada, { id, text: `Line ${index}` })).view.id)
  return { ada, ben, id, ids, receipt: async (index: number) => (await listReceipts(ada, { id, messageId: ids[index] ?? '' })).items[0] }
}

const memberOf = async (viewer: Actor, of: Actor, id: string) => (await getConversation(viewer, { id })).members.find(({ user }) => user.id === of.made.id)
const toldOf = (type: 'conversation_read' | 'conversation_delivered', id: string) =>
  published.flatMap(({ userIds, event }) => (event.type === type && event.conversationId === id ? userIds : []))

describe('listReceipts', () => {
  it('tells when each message was read: with the first watermark at or above it, or by itself', async () => {
    const { ben, id, ids, receipt } = await said(4)
    await markMessageRead(ben, { id, messageId: ids[2] ?? '' })
    await markRead(ben, { id, upTo: ids[1] })
    await markRead(ben, { id })
    const moments = await Promise.all([0, 1, 2, 3].map(async index => Date.parse((await receipt(index))?.readAt ?? '')))
    const [first = 0, second = 0, alone = 0, last = 0] = moments
    expect(moments.every(Number.isFinite)).toBe(true)
    expect(first).toBe(second)
    expect(alone).toBeLessThanOrEqual(first)
    expect(last).toBeGreaterThanOrEqual(second)
  })

  it('tells what has reached a device and is not read', async () => {
    const { ben, id, ids, receipt } = await said()
    await markDelivered(ben, { id, upTo: ids[1] })
    expect(await receipt(1)).toMatchObject({ user: { id: ben.made.id }, readAt: null, delivered: true })
    expect(await receipt(2)).toMatchObject({ readAt: null, delivered: false })
  })

  it('is for the sender alone', async () => {
    const { ben, id, ids } = await said()
    expect(await refusal(listReceipts(ben, { id, messageId: ids[0] ?? '' }))).toBe('forbidden')
    expect(await refusal(listReceipts(await person(), { id, messageId: ids[0] ?? '' }))).toBe('not_found')
  })
})

describe('who hides their receipts does not see others’', () => {
  it.each(['ada', 'ben'] as const)('neither side, where %s hides them: no receipt, no watermark, no event', async hiding => {
    const { ada, ben, id, ...scene } = await said()
    await updateSettings({ ada, ben }[hiding], { readReceipts: 'nobody' })
    await markRead(ben, { id })
    expect(await scene.receipt(0)).toMatchObject({ readAt: null, delivered: true })
    expect(await memberOf(ada, ben, id)).toMatchObject({ readSeq: 0, deliveredSeq: 3 })
    expect(toldOf('conversation_read', id)).toEqual([ben.made.id])
  })

  it('nothing passes across a block, and one’s own devices still follow', async () => {
    const { ada, ben, id, ...scene } = await said()
    await blockUser(ben, { id: ada.made.id })
    await markDelivered(ben, { id })
    await markRead(ben, { id })
    expect(await scene.receipt(0)).toMatchObject({ readAt: null, delivered: false })
    expect(await memberOf(ada, ben, id)).toMatchObject({ readSeq: 0, deliveredSeq: 0 })
    expect([...toldOf('conversation_read', id), ...toldOf('conversation_delivered', id)]).toEqual([ben.made.id, ben.made.id])
    expect(await memberOf(ben, ben, id)).toMatchObject({ readSeq: 3, deliveredSeq: 3 })
    await unblockUser(ben, { id: ada.made.id })
    expect(await memberOf(ada, ben, id)).toMatchObject({ readSeq: 3 })
  })

  it('reading what was asked tells nobody before it is accepted', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { id } = (await createConversation(ada, { memberIds: [ben.made.id], text: 'May I?' })).view
    const { lastMessage } = await getConversation(ada, { id })
    const messageId = lastMessage?.id ?? ''
    await markDelivered(ben, { id })
    await markMessageRead(ben, { id, messageId })
    await markRead(ben, { id })
    expect((await getConversation(ben, { id })).unreadCount).toBe(0)
    expect(await memberOf(ada, ben, id)).toMatchObject({ readSeq: 0, deliveredSeq: 0 })
    expect((await listReceipts(ada, { id, messageId })).items).toEqual([])
    expect([...toldOf('conversation_read', id), ...toldOf('conversation_delivered', id)]).not.toContain(ada.made.id)
    const [request] = (await listRequests(ben, { box: 'received', limit: 1 })).items
    await acceptRequest(ben, { id: request?.id ?? '' })
    expect((await listReceipts(ada, { id, messageId })).items[0]?.readAt).not.toBeNull()
  })
})
