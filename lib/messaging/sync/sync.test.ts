import { describe, expect, it } from 'vitest'
import { markRead } from '../reads/mark-read'
import { getConversation } from '../conversations/get-conversation'
import { sendMessage } from '../messages/send-message'
import { refusal, scene } from '../testing/scene'
import { listEvents } from './list-events'
import { sync } from './sync'

const { pair, person } = scene()

describe('sync', () => {
  it('answers without a cursor everything, as it is', async () => {
    const { ada, ben, id } = await pair()
    await sendMessage(ada, { id, text: 'Hello' })
    const state = await sync(ben, {})
    expect(state.conversations).toEqual([await getConversation(ben, { id })])
    expect(state).toMatchObject({ me: { unreadCount: 1 }, requests: [], hasMore: false })
  })

  it('tells what the other side did: said something, read something', async () => {
    const { ada, ben, id } = await pair()
    await sendMessage(ada, { id, text: 'Hello' })
    const { cursor } = await sync(ada, {})
    await markRead(ben, { id })
    const state = await sync(ada, { since: cursor })
    expect(state.conversations[0]?.members.find(({ user }) => user.id === ben.made.id)).toMatchObject({ readSeq: 1 })
  })

  it('refuses a cursor of somebody else', async () => {
    const { ada, ben } = await pair()
    const { cursor } = await sync(ada, {})
    expect(await refusal(sync(ben, { since: cursor }))).toBe('validation_failed')
  })
})

describe('listEvents', () => {
  it('answers every change after a seq, gap-free, and goes on where it stopped', async () => {
    const { ada, ben, id } = await pair()
    for (let count = 0; count < 5; count++) await sendMessage(count % 2 ? ada : ben, { id, text: `Line ${count}` })
    const first = await listEvents(ada, { id, after: 1, limit: 2 })
    expect(first.items.map(({ seq }) => seq)).toEqual([2, 3])
    const rest = await listEvents(ada, { id, after: Number(first.nextCursor), limit: 10 })
    expect(rest.items.map(({ seq }) => seq)).toEqual([4, 5])
    expect(rest.nextCursor).toBeNull()
  })

  it('tells outsiders nothing', async () => {
    const { id } = await pair()
    expect(await refusal(listEvents(await person(), { id, after: 0, limit: 10 }))).toBe('not_found')
  })
})
