import { describe, expect, it } from 'vitest'
import { getConversation } from '../conversations/get-conversation'
import { sendMessage } from '../messages/send-message'
import { getMe } from '../people/get-me'
import { type Actor, refusal, scene } from '../testing/scene'
import { markMessageRead } from './mark-message-read'
import { markRead } from './mark-read'

const { ctx, pair, person, published } = scene()

/** Five messages by Ada, with one of Ben between. */
async function said() {
  const { ada, ben, id } = await pair()
  const ids: string[] = []
  for (const [index, actor] of [ada, ada, ben, ada, ada, ada].entries()) ids.push((await sendMessage(actor, { id, text: `Line ${index}` })).view.id)
  const [one = '', two = '', own = '', four = '', five = '', six = ''] = ids
  return { ada, ben, id, one, two, own, four, five, six }
}

const unread = async (actor: Actor, id: string) => (await getConversation(actor, { id })).unreadCount
const readSeq = async (viewer: Actor, of: Actor, id: string) => (await getConversation(viewer, { id })).members.find(({ user }) => user.id === of.made.id)?.readSeq
const marks = (actor: Actor, id: string) =>
  ctx.sql<{ only: boolean; seq: number }[]>`select x.only, x.seq from read_marks x where conversation_id = ${id} and user_id = ${actor.made.id} order by at, seq`

describe('decision 8: markMessageRead marks that message alone', () => {
  it('and leaves unread what is below and above', async () => {
    const { ben, id, four } = await said()
    await markMessageRead(ben, { id, messageId: four })
    expect(await unread(ben, id)).toBe(4)
    expect((await getMe(ben)).unreadCount).toBe(4)
    expect(await marks(ben, id)).toEqual([{ only: true, seq: 4 }])
  })

  it('moves the watermark where nothing unread is left below, and over what was read by itself after it', async () => {
    const { ada, ben, id, one, two, four, six } = await said()
    await markMessageRead(ben, { id, messageId: four })
    await markMessageRead(ben, { id, messageId: two })
    expect(await readSeq(ada, ben, id)).toBe(0)
    await markMessageRead(ben, { id, messageId: one })
    expect(await readSeq(ada, ben, id)).toBe(4)
    expect(await unread(ben, id)).toBe(2)
    await markMessageRead(ben, { id, messageId: six })
    expect(await unread(ben, id)).toBe(1)
    await markRead(ben, { id })
    expect(await unread(ben, id)).toBe(0)
  })

  it('changes nothing for one that is read already', async () => {
    const { ben, id, one, two, four } = await said()
    await markRead(ben, { id, upTo: two })
    await markMessageRead(ben, { id, messageId: four })
    const before = published.length
    for (const messageId of [one, two, four]) await markMessageRead(ben, { id, messageId })
    expect(published.length).toBe(before)
    expect(await marks(ben, id)).toHaveLength(2)
  })

  it('refuses one’s own message, and one that is not there', async () => {
    const { ben, id, own } = await said()
    const elsewhere = await said()
    expect(await refusal(markMessageRead(ben, { id, messageId: own }))).toBe('forbidden')
    expect(await refusal(markMessageRead(ben, { id, messageId: elsewhere.one }))).toBe('not_found')
    expect(await refusal(markMessageRead(await person(), { id, messageId: own }))).toBe('not_found')
  })

  it('tells the reader’s devices the exact count and the other side the message', async () => {
    const { ada, ben, id, one, five } = await said()
    await markMessageRead(ben, { id, messageId: five })
    await markMessageRead(ben, { id, messageId: one })
    const told = published.flatMap(({ userIds, event }) => (event.type === 'conversation_read' && event.conversationId === id ? [{ userIds, event }] : []))
    expect(told.map(({ userIds, event }) => [userIds, event.messageId, event.lastReadSeq, event.unreadCount])).toEqual([
      [[ben.made.id], five, 0, 4],
      [[ada.made.id], five, 0, undefined],
      [[ben.made.id], one, 1, 3],
      [[ada.made.id], one, 1, undefined],
    ])
  })

  it('the same message from two devices at once is read once', async () => {
    const { ben, id, four } = await said()
    const before = published.length
    await Promise.all(Array.from({ length: 10 }, () => markMessageRead(ben, { id, messageId: four })))
    expect(published.length - before).toBe(2)
    expect(await unread(ben, id)).toBe(4)
  })

  it('nothing that comes in meanwhile is read with it', async () => {
    const { ada, ben, id } = await pair()
    const sent = await Promise.all(Array.from({ length: 20 }, (_, index) => sendMessage(ada, { id, text: `Line ${index}` })))
    await Promise.all([
      ...sent.slice(0, 10).map(({ view }) => markMessageRead(ben, { id, messageId: view.id })),
      ...Array.from({ length: 10 }, (_, index) => sendMessage(ada, { id, text: `More ${index}` })),
    ])
    expect(await unread(ben, id)).toBe(20)
  })
})
