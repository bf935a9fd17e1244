import type { Attachment } from '@/lib/contract/views'
import { ApiError } from './api'
import type { LocalFiles } from './local-files'
import type { OutboxEntry, OutboxStorage } from './outbox-storage'
import type { FileFailure, OutgoingFile } from './outgoing-file'
import type { UploadOptions } from './upload-file'

export interface OutboxUploadsDependencies {
  storage: OutboxStorage
  files: LocalFiles
  upload(file: File, options: UploadOptions): Promise<Attachment>
  /** The storage says something new. */
  changed(): void
}

/** How many files of a message go out at once. */
const atOnce = 2

export type OutboxUploads = ReturnType<typeof createOutboxUploads>

/** Hands in the files of messages on their way out, and says how far each is. */
export function createOutboxUploads({ storage, files, upload, changed }: OutboxUploadsDependencies) {
  const progress = new Map<string, number>()
  const running = new Map<string, AbortController>()
  const listeners = new Set<() => void>()

  function tell(id: string, part: number | undefined): void {
    if (part === undefined) progress.delete(id)
    else progress.set(id, part)
    for (const listener of listeners) listener()
  }

  /**
   * Hands in what of an entry's files the server does not have yet. Answers the entry as it is then; undefined when it was
   * discarded or stopped meanwhile. Throws what stood in the way, after the other files went through.
   */
  async function complete(clientId: string): Promise<OutboxEntry | undefined> {
    const waiting = missing(storage.get(clientId))
    const problems: unknown[] = []
    const next = async (): Promise<void> => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        await handIn(clientId, file).catch((error: unknown) => void problems.push(error))
        // Without the server the rest need not be tried.
        if (problems.some(problem => problem instanceof ApiError && problem.passing)) return
      }
    }
    await Promise.all(Array.from({ length: atOnce }, next))
    const [first] = problems
    if (first !== undefined) throw first
    const entry = storage.get(clientId)
    return entry && !entry.failure && missing(entry).length === 0 ? entry : undefined
  }

  async function handIn(clientId: string, { id, name, contentType }: OutgoingFile): Promise<void> {
    const bytes = await files.get(id)
    if (!bytes) return fail(clientId, id, { code: 'file_lost', detail: 'The file is not in this browser any more.' })
    if (!fileIn(clientId, id)) return
    const controller = new AbortController()
    running.set(id, controller)
    tell(id, 0)
    try {
      const done = await upload(new File([bytes], name, { type: contentType }), { onProgress: part => tell(id, part), signal: controller.signal })
      change(clientId, id, file => ({ ...file, upload: done }))
    } catch (error) {
      if (controller.signal.aborted) return
      if (!(error instanceof ApiError) || error.passing || error.status === 401) throw error
      fail(clientId, id, { code: error.code, detail: error.detail })
    } finally {
      running.delete(id)
      tell(id, undefined)
    }
  }

  function fileIn(clientId: string, fileId: string): OutgoingFile | undefined {
    return storage.get(clientId)?.files?.find(({ id }) => id === fileId)
  }

  function change(clientId: string, fileId: string, make: (file: OutgoingFile) => OutgoingFile): void {
    const entry = storage.get(clientId)
    if (!entry?.files) return
    storage.put({ ...entry, files: entry.files.map(file => (file.id === fileId ? make(file) : file)) })
    changed()
  }

  /** A message does not go out without one of its files: the whole of it waits for a decision. */
  function fail(clientId: string, fileId: string, failure: FileFailure): void {
    const entry = storage.get(clientId)
    if (!entry) return
    storage.put({ ...entry, failure: { code: failure.code, detail: failure.detail } })
    change(clientId, fileId, file => ({ ...file, failure }))
  }

  return {
    complete,
    /** Stops a file on its way; the message waits until it is tried again, or the file is taken out. */
    cancel(clientId: string, fileId: string): void {
      if (fileIn(clientId, fileId)?.upload) return
      fail(clientId, fileId, { code: 'cancelled', detail: 'The upload was stopped.' })
      running.get(fileId)?.abort()
    },
    stop(fileId: string): void {
      running.get(fileId)?.abort()
    },
    /** From 0 to 1; undefined for one that is not on its way. */
    progressOf: (fileId: string) => progress.get(fileId),
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function missing(entry: OutboxEntry | undefined): OutgoingFile[] {
  return entry?.files?.filter(file => !file.upload) ?? []
}
