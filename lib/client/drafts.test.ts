import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Membership } from '@/lib/contract/views'
import { ApiError } from './api'
import { apply } from './apply'
import type { Cache } from './cache'
import { createDrafts } from './drafts'
import { createMapCache } from './map-cache.fixture'
import type { KeyValueStorage } from './outbox-storage'
import { conversationId, createWorld, self } from './world.fixture'

const id = conversationId(0)
const offline = () => new ApiError(0, 'offline', 'The server cannot be reached.')

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

/** Keeps one draft as the server does: a change of an older version is put beside what is there. */
function createServer() {
  const conversation = createWorld([], 1).conversation(id, 0)
  if (!conversation) throw new Error('The world has a conversation.')
  let draft: string | null = null
  let version = 0
  let calls = 0
  let failure: ApiError | undefined
  const membership = (): Membership => ({ pinned: false, archived: false, mutedUntil: null, markedUnread: false, clearedSeq: 0, draft, draftVersion: version })
  return {
    conversation,
    membership,
    draft: () => draft,
    calls: () => calls,
    fail: (next: ApiError | undefined) => void (failure = next),
    async save(_: string, change: { draft: string | null; draftVersion: number }): Promise<Membership> {
      calls++
      await new Promise(resolve => setTimeout(resolve, 50))
      if (failure) throw failure
      const conflicts = change.draftVersion !== version && draft !== null && change.draft !== null && draft !== change.draft
      draft = conflicts ? `${draft}\n${change.draft}` : change.draft
      version++
      return membership()
    },
  }
}

describe('drafts', () => {
  let server: ReturnType<typeof createServer>

  function device(storage = createStorage()) {
    const cache: Cache = createMapCache(self.id)
    cache.conversation(id).set({ ...server.conversation, ...server.membership() })
    const hear = (membership: Membership) => void apply(cache, { v: 1, id, at: '', conversationId: id, type: 'membership_updated', membership }, 0)
    const drafts = createDrafts({ userId: self.id, cache, storage, save: server.save, receive: (_, membership) => hear(membership) })
    return { ...drafts, text: () => drafts.read(id), type: (text: string) => drafts.write(id, text), hear, storage }
  }

  beforeEach(() => {
    vi.useFakeTimers()
    server = createServer()
  })
  afterEach(() => void vi.useRealTimers())

  it('stand here at once, and on the server after a pause in writing', async () => {
    const here = device()
    for (const text of ['H', 'He', 'Hello ']) here.type(text)
    expect(here.text()).toBe('Hello ')
    await vi.runAllTimersAsync()
    expect([server.draft(), server.calls()]).toEqual(['Hello ', 1])
    expect(here.text()).toBe('Hello ')
  })

  it('follow to other devices', async () => {
    const [here, there] = [device(), device()]
    here.type('Hello')
    await vi.runAllTimersAsync()
    there.hear(server.membership())
    expect(there.text()).toBe('Hello')
    there.type('Hello you')
    await vi.runAllTimersAsync()
    here.hear(server.membership())
    expect(here.text()).toBe('Hello you')
  })

  it('survive a reload before they are saved', async () => {
    const here = device()
    here.type('Hello')
    here.stop()
    const again = device(here.storage)
    expect(again.text()).toBe('Hello')
    again.flushAll()
    await vi.runAllTimersAsync()
    expect(server.draft()).toBe('Hello')
  })

  it('wait while the server cannot be reached', async () => {
    const here = device()
    server.fail(offline())
    here.type('Hello')
    await vi.advanceTimersByTimeAsync(30_000)
    server.fail(undefined)
    await vi.runAllTimersAsync()
    expect([server.draft(), here.text()]).toEqual(['Hello', 'Hello'])
  })

  it('keep both where two devices wrote at once', async () => {
    const [here, there] = [device(), device()]
    here.type('Here')
    there.type('There')
    await vi.advanceTimersByTimeAsync(1_020)
    there.type('There too')
    await vi.runAllTimersAsync()
    here.hear(server.membership())
    expect(server.draft()).toBe('Here\nThere too')
    expect([here.text(), there.text()]).toEqual(['Here\nThere too', 'Here\nThere too'])
  })

  it('are gone everywhere once they are sent', async () => {
    const [here, there] = [device(), device()]
    here.type('Hello')
    await vi.runAllTimersAsync()
    there.hear(server.membership())
    here.type('')
    expect(here.text()).toBe('')
    await vi.runAllTimersAsync()
    there.hear(server.membership())
    expect([server.draft(), there.text(), here.storage.length]).toEqual([null, '', 0])
  })

  it('that were sent before they were saved cost the server nothing', async () => {
    const here = device()
    here.type('Hello')
    here.type('')
    await vi.runAllTimersAsync()
    expect(server.calls()).toBe(0)
  })

  it('that the server refuses stay here', async () => {
    const here = device()
    server.fail(new ApiError(422, 'validation_failed', 'Too long.'))
    here.type('Hello')
    await vi.runAllTimersAsync()
    expect([here.text(), server.calls()]).toEqual(['Hello', 1])
  })

  it('that are too long stay here until they are not', async () => {
    const here = device()
    here.type('a'.repeat(9_000))
    await vi.runAllTimersAsync()
    expect([here.text().length, server.calls()]).toEqual([9_000, 0])
    here.type('Shorter')
    await vi.runAllTimersAsync()
    expect(server.draft()).toBe('Shorter')
  })

  it('of an earlier browser are still there', () => {
    const storage = createStorage()
    storage.setItem(`parley:draft:${self.id}:${id}`, 'From before')
    expect(device(storage).text()).toBe('From before')
  })
})
