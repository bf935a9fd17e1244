import { v7 as newClientId } from 'uuid'
import type { Message } from '@/lib/contract/views'
import { ApiError } from './api'
import type { OutboxEntry, OutboxStorage } from './outbox-storage'

export interface OutboxDependencies {
  storage: OutboxStorage
  /** Throws `ApiError`. */
  send(entry: OutboxEntry): Promise<Message>
  /** Takes in the message that an entry has become. */
  receiveOwn(message: Message): void
  /** Runs `work` while no other tab does the same of that name; undefined where the browser cannot (no secure context). */
  lock: ((name: string, work: () => Promise<void>) => Promise<void>) | undefined
}

/** The longest pause between two tries, in milliseconds. */
const longestPause = 30_000

export type Outbox = ReturnType<typeof createOutbox>

/**
 * Messages that the server has not acknowledged. Those of a conversation go out in order, one at a time, each with
 * the same `clientId` until the server has it or refuses it for good; a reload goes on where it stopped.
 */
export function createOutbox({ storage, send, receiveOwn, lock }: OutboxDependencies) {
  let entries = storage.list()
  const listeners = new Set<() => void>()
  const flushing = new Set<string>()
  const wakeUps = new Map<string, () => void>()
  let stopped = false

  function changed(): void {
    entries = storage.list()
    for (const listener of listeners) listener()
  }

  /** Keeps a text to be sent, and begins. */
  function enqueue(conversationId: string, text: string, failure?: OutboxEntry['failure']): void {
    storage.put({ clientId: newClientId(), conversationId, text, createdAt: new Date().toISOString(), ...(failure && { failure }) })
    changed()
    void flush(conversationId)
  }

  /** Sends everything that waits in a conversation. */
  async function flush(conversationId: string): Promise<void> {
    wakeUps.get(conversationId)?.()
    if (flushing.has(conversationId) || !next(conversationId)) return
    flushing.add(conversationId)
    let failures = 0
    for (;;) {
      const pause = await sendUntilFailure(conversationId, failures)
      if (pause === undefined || stopped) break
      failures++
      await sleep(conversationId, pause)
    }
    flushing.delete(conversationId)
    // What came in after the last look.
    if (!stopped && next(conversationId)) void flush(conversationId)
  }

  /** Answers how long to wait before going on, in milliseconds; undefined when nothing is left. Waiting happens without the lock. */
  async function sendUntilFailure(conversationId: string, failures: number): Promise<number | undefined> {
    let pause: number | undefined
    const work = async () => {
      for (let entry = next(conversationId); entry && !stopped && pause === undefined; entry = next(conversationId)) {
        pause = await attempt(entry, failures)
      }
    }
    await (lock ? lock(`${storage.prefix}${conversationId}`, work) : work())
    return pause
  }

  /** Tries once; answers how long to wait before the same is tried again, in milliseconds. */
  async function attempt(entry: OutboxEntry, failures: number): Promise<number | undefined> {
    try {
      const message = await send(entry)
      // Other tabs take it from here, so that it does not flicker there.
      storage.put({ ...entry, sent: message })
      receiveOwn(message)
      storage.remove(entry.clientId)
    } catch (error) {
      if (!(error instanceof ApiError) || error.passing || error.status === 401) {
        const asked = error instanceof ApiError ? error.retryAfter : undefined
        return asked ? asked * 1000 : Math.min(1000 * 2 ** failures, longestPause) * (0.75 + Math.random() / 2)
      }
      // It may have been discarded meanwhile.
      if (storage.get(entry.clientId)) storage.put({ ...entry, failure: { code: error.code, detail: error.detail } })
    }
    changed()
    return undefined
  }

  function next(conversationId: string): OutboxEntry | undefined {
    return storage.list().find(entry => entry.conversationId === conversationId && !entry.failure && !entry.sent)
  }

  function sleep(conversationId: string, delay: number): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer)
        wakeUps.delete(conversationId)
        resolve()
      }
      const timer = setTimeout(wake, delay)
      wakeUps.set(conversationId, wake)
    })
  }

  /** Sends whatever waits, at once, now that the server can be reached again. */
  function flushAll(): void {
    for (const id of new Set(entries.map(entry => entry.conversationId))) void flush(id)
  }

  return {
    enqueue,
    /** Goes on with what an earlier page left. */
    start(): void {
      stopped = false
      for (const entry of storage.list()) if (entry.sent) storage.remove(entry.clientId)
      changed()
      flushAll()
    },
    flushAll,
    retry(clientId: string): void {
      const entry = storage.get(clientId)
      if (!entry?.failure) return
      const { failure, ...again } = entry
      // An id that stands for another text can never be accepted.
      if (failure.code === 'idempotency_mismatch') storage.remove(clientId)
      storage.put(failure.code === 'idempotency_mismatch' ? { ...again, clientId: newClientId() } : again)
      changed()
      void flush(entry.conversationId)
    },
    discard(clientId: string): void {
      storage.remove(clientId)
      changed()
    },
    /** What another tab wrote into the storage. */
    follow(item: string | null): void {
      const entry = storage.parse(item)
      if (entry?.sent) receiveOwn(entry.sent)
      changed()
      // Should that tab go away, its lock is free and this one goes on.
      if (entry && lock) void flush(entry.conversationId)
    },
    /** All entries, in the order of sending; the same array until something changes. */
    entries: () => entries,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop(): void {
      stopped = true
      for (const wake of wakeUps.values()) wake()
    },
  }
}
