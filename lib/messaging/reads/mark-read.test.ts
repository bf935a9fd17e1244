import { describe, expect, it } from 'vitest'
import { sendMessage } from '../messages/send-message'
import { getMe } from '../people/get-me'
import { refusal, scene } from '../testing/scene'
import { getConversation } from '../conversations/get-conversation'
import { markDelivered } from './mark-delivered'
import { markMessageRead } from './mark-message-read'
import { markRead, markReadCounting } from './mark-read'

const { pair, person, published } = scene()

async function three() {
  const { ada, ben, id } = await pair()
  const said = []
  for (const text of ['One', 'Two', 'Three']) said.push((await sendMessage(ada, { id, text })).view)
  return { ada, ben, id, said }
}

describe('markRead', () => {
  it('decision 9: the sum over conversations is the total, before and after', async () => {
    const { ben, id } = await three()
    expect(await getMe(ben)).toMatchObject({ unreadCount: 3 })
    await markRead(ben, { id })
    expect(await getMe(ben)).toMatchObject({ unreadCount: 0 })
    expect(await getConversation(ben, { id })).toMatchObject({ unreadCount: 0 })
  })

  it('reads up to a message and leaves what came later', async () => {
    const { ben, id, said } = await three()
    await markRead(ben, { id, upTo: said[1]?.id })
    expect(await getConversation(ben, { id })).toMatchObject({ unreadCount: 1 })
  })

  it('counts what it marks: exactly once, also when many mark at once', async () => {
    const { ben, id, said } = await three()
    await markMessageRead(ben, { id, messageId: said[1]?.id ?? '' })
    expect(await markReadCounting(ben, { id, upTo: said[0]?.id })).toBe(1)
    const counts = await Promise.all(Array.from({ length: 6 }, () => markReadCounting(ben, { id })))
    expect(counts.sort()).toEqual([0, 0, 0, 0, 0, 1])
  })

  it('never goes back', async () => {
    const { ben, id, said } = await three()
    await markRead(ben, { id })
    await markRead(ben, { id, upTo: said[0]?.id })
    expect(await getConversation(ben, { id })).toMatchObject({ unreadCount: 0 })
  })

  it('shows the sender how far the other has read, and the reader’s devices the new count', async () => {
    const { ada, ben, id } = await three()
    await markRead(ben, { id })
    const seen = (await getConversation(ada, { id })).members.find(({ user }) => user.id === ben.made.id)
    expect(seen).toMatchObject({ readSeq: 3, deliveredSeq: 3 })
    const told = published.filter(({ event }) => event.type === 'conversation_read' && event.conversationId === id)
    expect(told.map(({ userIds, event }) => [userIds, 'unreadCount' in event && event.unreadCount])).toEqual([[[ben.made.id], 0], [[ada.made.id], false]])
  })

  it('says and writes nothing where nothing changes', async () => {
    const { ben, id } = await three()
    await markRead(ben, { id })
    const before = published.length
    await markRead(ben, { id })
    expect(published.length).toBe(before)
  })

  it('decision 8: own messages are never unread, and sending marks nothing read', async () => {
    const { ben, id } = await three()
    await sendMessage(ben, { id, text: 'Mine' })
    expect(await getConversation(ben, { id })).toMatchObject({ unreadCount: 3 })
  })

  it('refuses a message of another conversation, and outsiders', async () => {
    const { ben, id } = await three()
    const elsewhere = await three()
    expect(await refusal(markRead(ben, { id, upTo: elsewhere.said[0]?.id }))).toBe('not_found')
    expect(await refusal(markRead(await person(), { id }))).toBe('not_found')
  })

  it('sends and marks at once never wait for one another, and the count is exact after each', async () => {
    const { ada, ben, id } = await pair()
    await Promise.all(Array.from({ length: 60 }, (_, index) =>
      index % 3 === 0 ? markRead(index % 2 ? ada : ben, { id }) : sendMessage(index % 2 ? ada : ben, { id, text: `Line ${index}` })))
    for (const actor of [ada, ben]) {
      const { members, unreadCount } = await getConversation(actor, { id })
      const readSeq = members.find(({ user }) => user.id === actor.made.id)?.readSeq ?? 0
      const [counted] = await actor.sql<{ count: number }[]>`
        select count(*)::int from messages where conversation_id = ${id} and sender_id <> ${actor.made.id} and seq > ${readSeq}`
      expect(unreadCount).toBe(counted?.count)
    }
  })
})

describe('markDelivered', () => {
  it('shows the sender what has reached a device, and leaves it unread', async () => {
    const { ada, ben, id, said } = await three()
    await markDelivered(ben, { id, upTo: said[1]?.id })
    const seen = (await getConversation(ada, { id })).members.find(({ user }) => user.id === ben.made.id)
    expect(seen).toMatchObject({ readSeq: 0, deliveredSeq: 2 })
    expect(await getMe(ben)).toMatchObject({ unreadCount: 3 })
  })

  it('never goes back', async () => {
    const { ada, ben, id, said } = await three()
    await markDelivered(ben, { id })
    await markDelivered(ben, { id, upTo: said[0]?.id })
    expect((await getConversation(ada, { id })).members.find(({ user }) => user.id === ben.made.id)).toMatchObject({ deliveredSeq: 3 })
  })
})
