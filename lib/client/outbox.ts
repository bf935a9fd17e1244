import { v7 as newClientId } from 'uuid'
import type { Message } from '@/lib/contract/views'
import { ApiError } from './api'
import type { LocalFiles } from './local-files'
import type { OutboxEntry, OutboxStorage } from './outbox-storage'
import { createOutboxUploads, type OutboxUploadsDependencies } from './outbox-uploads'
import type { OutgoingFile } from './outgoing-file'

export interface OutboxDependencies {
  storage: OutboxStorage
  files: LocalFiles
  /** Hands in a file. Throws `ApiError`. */
  upload: OutboxUploadsDependencies['upload']
  /** All files of the entry are handed in. Throws `ApiError`. */
  send(entry: OutboxEntry): Promise<Message>
  /** Takes in the message that an entry has become. */
  receiveOwn(message: Message): void
  /** Runs `work` while no other tab does the same of that name; undefined where the browser cannot (no secure context). */
  lock: ((name: string, work: () => Promise<void>) => Promise<void>) | undefined
}

/** What is said in a message, besides where. */
export interface Said {
  text: string
  replyTo?: OutboxEntry['replyTo'] | undefined
  silent?: boolean | undefined
  /** Those that were handed in already need no bytes. */
  files?: { file: OutgoingFile; bytes?: Blob | undefined }[] | undefined
}

/** The longest pause between two tries, in milliseconds. */
const longestPause = 30_000

export type Outbox = ReturnType<typeof createOutbox>

/**
 * Messages that the server has not acknowledged. Those of a conversation go out in order, one at a time, each with
 * the same `clientId` until the server has it or refuses it for good; a reload goes on where it stopped.
 */
export function createOutbox({ storage, files, upload, send, receiveOwn, lock }: OutboxDependencies) {
  let entries = storage.list()
  const listeners = new Set<() => void>()
  const flushing = new Set<string>()
  const wakeUps = new Map<string, () => void>()
  let stopped = false
  const uploads = createOutboxUploads({ storage, files, upload, changed })

  function changed(): void {
    entries = storage.list()
    for (const listener of listeners) listener()
  }

  /** Keeps what is to be sent, and begins. */
  function enqueue(conversationId: string, { text, replyTo, silent, files: picked = [] }: Said, failure?: OutboxEntry['failure']): void {
    storage.put({
      clientId: newClientId(),
      conversationId,
      text,
      createdAt: new Date().toISOString(),
      ...(replyTo && { replyTo }),
      ...(silent && { silent }),
      ...(picked.length > 0 && { files: picked.map(({ file }) => file) }),
      ...(failure && { failure }),
    })
    for (const { file, bytes } of picked) if (bytes) files.put(file.id, bytes)
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
      const whole = entry.files ? await uploads.complete(entry.clientId) : entry
      if (whole) settle(whole, await send(whole))
    } catch (error) {
      if (!(error instanceof ApiError) || error.passing || error.status === 401) {
        const asked = error instanceof ApiError ? error.retryAfter : undefined
        return asked ? asked * 1000 : Math.min(1000 * 2 ** failures, longestPause) * (0.75 + Math.random() / 2)
      }
      refuse(entry.clientId, error)
    }
    changed()
    return undefined
  }

  function settle(entry: OutboxEntry, message: Message): void {
    // Other tabs take it from here, so that it does not flicker there.
    storage.put({ ...entry, sent: message })
    for (const { id, upload } of entry.files ?? []) files.settle(id, upload?.id ?? id)
    receiveOwn(message)
    storage.remove(entry.clientId)
  }

  function refuse(clientId: string, { code, detail }: ApiError): void {
    const entry = storage.get(clientId)
    // It may have been discarded meanwhile.
    if (!entry) return
    // Files wait only a day at the server; what waited longer here is handed in again.
    if (code === 'foreign_upload' && entry.files && !entry.renewed) storage.put({ ...entry, renewed: true, files: entry.files.map(withoutUpload) })
    else storage.put({ ...entry, failure: { code, detail } })
  }

  function forget(clientId: string): void {
    for (const { id } of storage.get(clientId)?.files ?? []) {
      uploads.stop(id)
      files.remove(id)
    }
    storage.remove(clientId)
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
      for (const entry of storage.list()) if (entry.sent) forget(entry.clientId)
      void files.prune(id => storage.list().some(entry => entry.files?.some(file => file.id === id)))
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
      const hopeful = again.files ? { ...again, files: again.files.map(withoutFailure) } : again
      storage.put(failure.code === 'idempotency_mismatch' ? { ...hopeful, clientId: newClientId() } : hopeful)
      changed()
      void flush(entry.conversationId)
    },
    discard(clientId: string): void {
      forget(clientId)
      changed()
    },
    /** Stops a file on its way; its message waits until it is tried again or goes without the file. */
    cancelFile: uploads.cancel,
    /** Takes a file out of its message; where nothing else is in it, the message goes too. */
    removeFile(clientId: string, fileId: string): void {
      const entry = storage.get(clientId)
      if (!entry) return
      const left = entry.files?.filter(({ id }) => id !== fileId) ?? []
      uploads.stop(fileId)
      files.remove(fileId)
      const { failure, ...hopeful } = entry
      if (left.length === 0 && entry.text === '') forget(clientId)
      else storage.put({ ...(left.some(file => file.failure) && failure ? entry : hopeful), files: left })
      changed()
      void flush(entry.conversationId)
    },
    /** How far each file on its way is, and who wants to know. */
    progressOf: uploads.progressOf,
    subscribeProgress: uploads.subscribe,
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

function withoutUpload({ upload: _, ...file }: OutgoingFile): OutgoingFile {
  return file
}

function withoutFailure({ failure: _, ...file }: OutgoingFile): OutgoingFile {
  return file
}
