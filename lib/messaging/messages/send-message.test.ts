import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { createConversation } from '../conversations/create-conversation'
import { getConversation } from '../conversations/get-conversation'
import { listEvents } from '../sync/list-events'
import { refusal, scene } from '../testing/scene'
import { listMessages } from './list-messages'
import { sendMessage } from './send-message'

const { person, pair, published } = scene()
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe('sendMessage', () => {
  it('numbers what is said 1, 2, 3 …, and tells both sides', async () => {
    const { ada, ben, id } = await pair()
    await sendMessage(ada, { id, text: 'One' })
    const { view } = await sendMessage(ben, { id, text: ' Two\r\n' })
    expect(view).toMatchObject({ seq: 2, text: 'Two', conversationId: id, sender: { id: ben.made.id, name: 'Ben Okri' } })
    const told = published.filter(({ event }) => 'messageId' in event && event.messageId === view.id)
    expect(told.map(({ userIds }) => [...userIds].sort())).toEqual([[ada.made.id, ben.made.id].sort()])
  })

  it('makes the last message, activity and unread count of the conversation', async () => {
    const { ada, ben, id } = await pair()
    await sendMessage(ada, { id, text: 'One' })
    const { view } = await sendMessage(ada, { id, text: 'Two' })
    const seenByBen = await getConversation(ben, { id })
    expect(seenByBen).toMatchObject({ unreadCount: 2, seq: 2, activityAt: view.createdAt, lastMessage: { id: view.id } })
    expect(await getConversation(ada, { id })).toMatchObject({ unreadCount: 0 })
  })

  it('rule 7: the same client id and text is the first message again', async () => {
    const { ada, id } = await pair()
    const clientId = newId()
    const first = await sendMessage(ada, { id, text: 'Once', clientId })
    const again = await sendMessage(ada, { id, text: 'Once', clientId })
    expect(again).toEqual({ outcome: 'replayed', view: first.view })
    expect((await sendMessage(ada, { id, text: 'Next' })).view.seq).toBe(2)
  })

  it('rule 7: the same client id with another text is refused', async () => {
    const { ada, id } = await pair()
    const clientId = newId()
    await sendMessage(ada, { id, text: 'Once', clientId })
    expect(await refusal(sendMessage(ada, { id, text: 'Twice', clientId }))).toBe('idempotency_mismatch')
  })

  it('rule 7: a client id belongs to its sender', async () => {
    const { ada, ben, id } = await pair()
    const clientId = newId()
    await sendMessage(ada, { id, text: 'Hers', clientId })
    expect((await sendMessage(ben, { id, text: 'His', clientId })).outcome).toBe('created')
  })

  it('rule 7: 50 at once with one client id make one message and burn no number', async () => {
    const { ada, id } = await pair()
    const clientId = newId()
    const sends = await Promise.all(Array.from({ length: 50 }, () => sendMessage(ada, { id, text: 'Once', clientId })))
    expect(new Set(sends.map(({ view }) => view.id)).size).toBe(1)
    expect(sends.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    expect((await sendMessage(ada, { id, text: 'Next' })).view.seq).toBe(2)
  })

  it('decision 2: 50 first messages at once from both sides make one conversation, numbered without gap', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const begun = await Promise.all(Array.from({ length: 50 }, (_, index) => {
      const [from, to] = index % 2 ? [ada, ben] : [ben, ada]
      return createConversation({ ...from, rules: { ...from.rules, unanswered: 50 } }, { memberIds: [to.made.id], text: `Hello ${index}` })
    }))
    const ids = new Set(begun.map(({ view }) => view.id))
    expect(ids.size).toBe(1)
    expect(begun.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    const [id = ''] = ids
    const { items } = await listMessages(ada, { id, limit: 100 })
    expect(items.map(({ seq }) => seq)).toEqual(oneTo(50))
    const events = await listEvents(ben, { id, after: 0, limit: 100 })
    expect(events.items.map(({ seq }) => seq)).toEqual(oneTo(50))
  })

  it('rule 4: a conversation of others does not exist', async () => {
    const { id } = await pair()
    const outsider = await person()
    expect(await refusal(sendMessage(outsider, { id, text: 'Let me in' }))).toBe('not_found')
  })

  it('stores nothing of what it refuses', async () => {
    const { ada, id } = await pair()
    expect(await refusal(sendMessage(ada, { id, text: ' \u200b ' }))).toBe('blank_text')
    expect(await refusal(sendMessage(ada, { id, text: 'x'.repeat(4001) }))).toBe('text_too_long')
    expect((await listMessages(ada, { id, limit: 10 })).items).toEqual([])
  })

  it('sends no message along that does not fit into an event', async () => {
    const { ada, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: '日本'.repeat(2000) })
    const told = published.find(({ event }) => 'messageId' in event && event.messageId === view.id)
    expect(told?.event).toMatchObject({ type: 'message_created', message: null, seq: 1 })
  })
})
