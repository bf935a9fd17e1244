import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Message } from '@/lib/contract/views'
import { ApiError } from './api'
import { createOutbox } from './outbox'
import { createOutboxStorage, type KeyValueStorage, type OutboxEntry } from './outbox-storage'
import { self } from './world.fixture'

const conversation = '00000003-0000-4000-8000-000000000001'
const lost = () => new ApiError(0, 'offline', 'The server cannot be reached.')
const refused = (code: 'forbidden' | 'idempotency_mismatch') => new ApiError(code === 'forbidden' ? 403 : 409, code, 'You cannot write here.')

/** Keeps what a browser would keep over a reload. */
function createStorage(): KeyValueStorage {
  const items = new Map<string, string>()
  return {
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: key => void items.delete(key),
    key: index => [...items.keys()][index] ?? null,
    get length() {
      return items.size
    },
  }
}

/** A server that stores exactly once per client id, behind a network that `answer` lets fail. */
function createServer() {
  const stored: { clientId: string; text: string }[] = []
  let attempts = 0
  let answer = (_attempt: number): ApiError | undefined => undefined
  return {
    stored,
    attempts: () => attempts,
    behave: (next: typeof answer) => void (answer = next),
    async send({ clientId, text, conversationId }: OutboxEntry): Promise<Message> {
      const failure = answer(++attempts)
      await new Promise(resolve => setTimeout(resolve, 10))
      // What is lost on the way back has been stored.
      if (!failure || failure.status === 0) if (!stored.some(message => message.clientId === clientId)) stored.push({ clientId, text })
      if (failure) throw failure
      const seq = stored.findIndex(message => message.clientId === clientId) + 1
      return { id: clientId, number: seq, conversationId, seq, sender: self, kind: 'text', text, notice: null, attachments: [], replyTo: null, reactions: [], mentions: [], preview: null, forwarded: false, silent: false, createdAt: '', editedAt: null, deletedAt: null, pinnedAt: null, clientId }
    },
  }
}

/** One lock manager for all tabs, as a browser has. */
function createLocks() {
  const queues = new Map<string, Promise<void>>()
  return (name: string, work: () => Promise<void>) => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(work)
    queues.set(name, turn)
    return turn
  }
}

describe('the outbox', () => {
  let storage: KeyValueStorage
  let server: ReturnType<typeof createServer>
  let locks: ReturnType<typeof createLocks>
  let received: Message[]

  const openTab = () => createOutbox({ storage: createOutboxStorage(storage, self.id), send: server.send, receiveOwn: message => void received.push(message), lock: locks })
  const texts = () => server.stored.map(({ text }) => text)

  beforeEach(() => {
    vi.useFakeTimers()
    storage = createStorage()
    server = createServer()
    locks = createLocks()
    received = []
  })
  afterEach(() => void vi.useRealTimers())

  it('sends in order, one at a time, and is empty afterwards', async () => {
    const outbox = openTab()
    for (const text of ['a', 'b', 'c']) outbox.enqueue(conversation, text)
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a', 'b', 'c'])
    expect(received.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    expect(outbox.entries()).toEqual([])
    expect(storage.length).toBe(0)
  })

  it('tries again after lost answers, with the same client id, and nothing overtakes', async () => {
    server.behave(attempt => (attempt % 3 === 0 ? undefined : lost()))
    const outbox = openTab()
    for (const text of ['a', 'b', 'c']) outbox.enqueue(conversation, text)
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a', 'b', 'c'])
    expect(server.attempts()).toBe(9)
  })

  it('waits as long as the server asks', async () => {
    server.behave(attempt => (attempt === 1 ? new ApiError(429, 'rate_limited', 'Too many.', undefined, 40) : undefined))
    const outbox = openTab()
    outbox.enqueue(conversation, 'a')
    await vi.advanceTimersByTimeAsync(39_000)
    expect(server.attempts()).toBe(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(texts()).toEqual(['a'])
  })

  it('goes on after a reload with what was not acknowledged', async () => {
    server.behave(lost)
    const before = openTab()
    for (const text of ['a', 'b']) before.enqueue(conversation, text)
    await vi.advanceTimersByTimeAsync(100)
    before.stop()
    await vi.advanceTimersByTimeAsync(100)
    server.behave(() => undefined)
    const after = openTab()
    expect(after.entries().map(({ text }) => text)).toEqual(['a', 'b'])
    after.start()
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a', 'b'])
    expect(after.entries()).toEqual([])
  })

  it('marks what is refused for good, and goes on with the next', async () => {
    server.behave(attempt => (attempt === 1 ? refused('forbidden') : undefined))
    const outbox = openTab()
    for (const text of ['a', 'b']) outbox.enqueue(conversation, text)
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['b'])
    expect(outbox.entries()).toMatchObject([{ text: 'a', failure: { code: 'forbidden', detail: 'You cannot write here.' } }])
  })

  it('sends a refused message when it is retried, and forgets it when it is discarded', async () => {
    server.behave(attempt => (attempt <= 2 ? refused('forbidden') : undefined))
    const outbox = openTab()
    for (const text of ['a', 'b']) outbox.enqueue(conversation, text)
    await vi.runAllTimersAsync()
    const [first, second] = outbox.entries()
    outbox.discard(first?.clientId ?? '')
    outbox.retry(second?.clientId ?? '')
    await vi.runAllTimersAsync()
    expect(server.stored).toEqual([{ clientId: second?.clientId, text: 'b' }])
    expect(outbox.entries()).toEqual([])
  })

  it('takes a new client id where the old one stands for another text', async () => {
    server.behave(attempt => (attempt === 1 ? refused('idempotency_mismatch') : undefined))
    const outbox = openTab()
    outbox.enqueue(conversation, 'a')
    await vi.runAllTimersAsync()
    const [failed] = outbox.entries()
    outbox.retry(failed?.clientId ?? '')
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a'])
    expect(server.stored[0]?.clientId).not.toBe(failed?.clientId)
  })

  it('lets two tabs send in one order, each message once', async () => {
    const [one, two] = [openTab(), openTab()]
    one.start()
    two.start()
    one.enqueue(conversation, 'a')
    two.enqueue(conversation, 'b')
    one.enqueue(conversation, 'c')
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a', 'b', 'c'])
    expect(server.attempts()).toBe(3)
  })

  it('takes over from a tab that went away', async () => {
    server.behave(lost)
    const [one, two] = [openTab(), openTab()]
    one.enqueue(conversation, 'a')
    one.stop()
    await vi.advanceTimersByTimeAsync(100)
    server.behave(() => undefined)
    two.follow(storage.getItem(storage.key(0) ?? ''))
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a'])
  })

  it('sends without a storage too', async () => {
    const outbox = createOutbox({ storage: createOutboxStorage(undefined, self.id), send: server.send, receiveOwn: () => {}, lock: undefined })
    outbox.enqueue(conversation, 'a')
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a'])
    expect(outbox.entries()).toEqual([])
  })
})
