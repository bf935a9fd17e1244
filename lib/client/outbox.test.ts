import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Attachment, Message } from '@/lib/contract/views'
import { ApiError } from './api'
import { createLocalFiles } from './local-files'
import { createOutbox } from './outbox'
import { createOutboxStorage, type KeyValueStorage, type OutboxEntry } from './outbox-storage'
import type { OutgoingFile } from './outgoing-file'
import type { UploadOptions } from './upload-file'
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
  const stored: { clientId: string; text: string; uploadIds?: string[] }[] = []
  let attempts = 0
  let answer = (_attempt: number): ApiError | undefined => undefined
  return {
    stored,
    attempts: () => attempts,
    behave: (next: typeof answer) => void (answer = next),
    async send({ clientId, text, conversationId, files }: OutboxEntry): Promise<Message> {
      const failure = answer(++attempts)
      await new Promise(resolve => setTimeout(resolve, 10))
      // What is lost on the way back has been stored.
      if (!failure || failure.status === 0) if (!stored.some(message => message.clientId === clientId)) stored.push({ clientId, text, ...(files && { uploadIds: files.map(({ upload }) => upload?.id ?? 'none') }) })
      if (failure) throw failure
      const seq = stored.findIndex(message => message.clientId === clientId) + 1
      return { id: clientId, number: seq, conversationId, seq, sender: self, kind: 'text', text, notice: null, attachments: [], replyTo: null, reactions: [], mentions: [], preview: null, forwarded: false, silent: false, createdAt: '', editedAt: null, deletedAt: null, pinnedAt: null, clientId }
    },
  }
}

/** Keeps bytes as a browser would, over a reload. */
function createDatabase() {
  const items = new Map<string, Blob>()
  return {
    items,
    get: async (key: string) => items.get(key),
    put: async (key: string, bytes: Blob) => void items.set(key, bytes),
    remove: async (key: string) => void items.delete(key),
    keys: async () => [...items.keys()],
  }
}

const noAddresses = { make: () => 'blob:x', revoke: () => {} }

/** A server that takes files, each after 10 ms, unless `answer` says otherwise. */
function createUploads() {
  const taken: string[] = []
  let answer = (_name: string): ApiError | 'never' | undefined => undefined
  return {
    taken,
    behave: (next: typeof answer) => void (answer = next),
    async upload(file: File, { signal, onProgress }: UploadOptions): Promise<Attachment> {
      const failure = answer(file.name)
      onProgress?.(0.5)
      await new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
        if (failure !== 'never') setTimeout(resolve, 10)
      })
      if (failure && failure !== 'never') throw failure
      taken.push(file.name)
      return { ...picture(file.name).file, id: `upload-${file.name}-${taken.length}`, url: '/api/uploads/1', thumbhash: null }
    },
  }
}

function picture(name: string): { file: OutgoingFile; bytes: Blob } {
  return { file: { id: `file-${name}`, kind: 'image', contentType: 'image/png', name, size: 3, width: 1, height: 1, duration: null }, bytes: new Blob(['abc']) }
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

  let database: ReturnType<typeof createDatabase>
  let uploads: ReturnType<typeof createUploads>

  const openTab = () => createOutbox({ storage: createOutboxStorage(storage, self.id), files: createLocalFiles({ userId: self.id, database, address: noAddresses }), upload: uploads.upload, send: server.send, receiveOwn: message => void received.push(message), lock: locks })
  const texts = () => server.stored.map(({ text }) => text)

  beforeEach(() => {
    vi.useFakeTimers()
    storage = createStorage()
    server = createServer()
    database = createDatabase()
    uploads = createUploads()
    locks = createLocks()
    received = []
  })
  afterEach(() => void vi.useRealTimers())

  it('sends in order, one at a time, and is empty afterwards', async () => {
    const outbox = openTab()
    for (const text of ['a', 'b', 'c']) outbox.enqueue(conversation, { text })
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a', 'b', 'c'])
    expect(received.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    expect(outbox.entries()).toEqual([])
    expect(storage.length).toBe(0)
  })

  it('tries again after lost answers, with the same client id, and nothing overtakes', async () => {
    server.behave(attempt => (attempt % 3 === 0 ? undefined : lost()))
    const outbox = openTab()
    for (const text of ['a', 'b', 'c']) outbox.enqueue(conversation, { text })
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a', 'b', 'c'])
    expect(server.attempts()).toBe(9)
  })

  it('waits as long as the server asks', async () => {
    server.behave(attempt => (attempt === 1 ? new ApiError(429, 'rate_limited', 'Too many.', undefined, 40) : undefined))
    const outbox = openTab()
    outbox.enqueue(conversation, { text: 'a' })
    await vi.advanceTimersByTimeAsync(39_000)
    expect(server.attempts()).toBe(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(texts()).toEqual(['a'])
  })

  it('goes on after a reload with what was not acknowledged', async () => {
    server.behave(lost)
    const before = openTab()
    for (const text of ['a', 'b']) before.enqueue(conversation, { text })
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
    for (const text of ['a', 'b']) outbox.enqueue(conversation, { text })
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['b'])
    expect(outbox.entries()).toMatchObject([{ text: 'a', failure: { code: 'forbidden', detail: 'You cannot write here.' } }])
  })

  it('sends a refused message when it is retried, and forgets it when it is discarded', async () => {
    server.behave(attempt => (attempt <= 2 ? refused('forbidden') : undefined))
    const outbox = openTab()
    for (const text of ['a', 'b']) outbox.enqueue(conversation, { text })
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
    outbox.enqueue(conversation, { text: 'a' })
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
    one.enqueue(conversation, { text: 'a' })
    two.enqueue(conversation, { text: 'b' })
    one.enqueue(conversation, { text: 'c' })
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a', 'b', 'c'])
    expect(server.attempts()).toBe(3)
  })

  it('takes over from a tab that went away', async () => {
    server.behave(lost)
    const [one, two] = [openTab(), openTab()]
    one.enqueue(conversation, { text: 'a' })
    one.stop()
    await vi.advanceTimersByTimeAsync(100)
    server.behave(() => undefined)
    two.follow(storage.getItem(storage.key(0) ?? ''))
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a'])
  })

  it('sends without a storage too', async () => {
    const outbox = createOutbox({ storage: createOutboxStorage(undefined, self.id), files: createLocalFiles({ userId: self.id, database: undefined, address: noAddresses }), upload: uploads.upload, send: server.send, receiveOwn: () => {}, lock: undefined })
    outbox.enqueue(conversation, { text: 'a' })
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['a'])
    expect(outbox.entries()).toEqual([])
  })

  it('hands files in before the message, and nothing overtakes it', async () => {
    const outbox = openTab()
    outbox.enqueue(conversation, { text: 'look', files: [picture('1'), picture('2'), picture('3')] })
    outbox.enqueue(conversation, { text: 'b' })
    await vi.advanceTimersByTimeAsync(5)
    expect(outbox.progressOf('file-1')).toBe(0.5)
    await vi.runAllTimersAsync()
    expect(server.stored).toMatchObject([{ text: 'look', uploadIds: ['upload-1-1', 'upload-2-2', 'upload-3-3'] }, { text: 'b' }])
    expect(database.items.size).toBe(0)
    expect(outbox.entries()).toEqual([])
  })

  it('keeps the bytes of what waits over a reload, and hands each file in once', async () => {
    uploads.behave(name => (name === '2' ? lost() : undefined))
    const before = openTab()
    before.enqueue(conversation, { text: '', files: [picture('1'), picture('2')] })
    await vi.advanceTimersByTimeAsync(100)
    before.stop()
    await vi.advanceTimersByTimeAsync(100)
    uploads.behave(() => undefined)
    const after = openTab()
    after.start()
    await vi.runAllTimersAsync()
    expect(uploads.taken).toEqual(['1', '2'])
    expect(server.stored).toMatchObject([{ uploadIds: ['upload-1-1', 'upload-2-2'] }])
    expect(database.items.size).toBe(0)
  })

  it('says which file was refused, and goes without it when it is taken out', async () => {
    uploads.behave(name => (name === '2' ? new ApiError(415, 'unsupported_media_type', 'Not this.') : undefined))
    const outbox = openTab()
    outbox.enqueue(conversation, { text: 'look', files: [picture('1'), picture('2')] })
    await vi.runAllTimersAsync()
    const [entry] = outbox.entries()
    expect(entry).toMatchObject({ text: 'look', failure: { code: 'unsupported_media_type' }, files: [{ upload: { id: 'upload-1-1' } }, { failure: { code: 'unsupported_media_type' } }] })
    outbox.removeFile(entry?.clientId ?? '', 'file-2')
    await vi.runAllTimersAsync()
    expect(server.stored).toMatchObject([{ text: 'look', uploadIds: ['upload-1-1'] }])
  })

  it('waits with a file that was stopped until it is tried again, and others pass', async () => {
    uploads.behave(() => 'never')
    const outbox = openTab()
    outbox.enqueue(conversation, { text: 'look', files: [picture('1')] })
    outbox.enqueue(conversation, { text: 'b' })
    await vi.advanceTimersByTimeAsync(5)
    const [entry] = outbox.entries()
    outbox.cancelFile(entry?.clientId ?? '', 'file-1')
    uploads.behave(() => undefined)
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['b'])
    expect(outbox.entries()).toMatchObject([{ text: 'look', failure: { code: 'cancelled' } }])
    outbox.retry(entry?.clientId ?? '')
    await vi.runAllTimersAsync()
    expect(texts()).toEqual(['b', 'look'])
  })

  it('discards a message with the bytes of its files', async () => {
    uploads.behave(() => 'never')
    const outbox = openTab()
    outbox.enqueue(conversation, { text: '', files: [picture('1')] })
    await vi.advanceTimersByTimeAsync(5)
    outbox.removeFile(outbox.entries()[0]?.clientId ?? '', 'file-1')
    await vi.runAllTimersAsync()
    expect(outbox.entries()).toEqual([])
    expect(database.items.size).toBe(0)
    expect(server.stored).toEqual([])
  })

  it('hands files in again that waited too long at the server', async () => {
    server.behave(attempt => (attempt === 1 ? new ApiError(403, 'foreign_upload', 'Not there.') : undefined))
    const outbox = openTab()
    outbox.enqueue(conversation, { text: '', files: [picture('1')] })
    await vi.runAllTimersAsync()
    expect(server.stored).toMatchObject([{ uploadIds: ['upload-1-2'] }])
  })
})
