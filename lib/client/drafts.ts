import { isBlank, normaliseDraft } from '@/lib/contract/text'
import type { Membership } from '@/lib/contract/views'
import { ApiError } from './api'
import type { Cache } from './cache'
import type { KeyValueStorage } from './outbox-storage'

/** How long a pause in writing is before the draft goes to the server, in milliseconds. */
const savePause = 1_000
/** How soon one that could not be saved is tried again, in milliseconds. */
const retryPause = 10_000

/** A draft in this browser: what is written, the version it goes back to, and whether the server has it. */
interface LocalDraft {
  text: string
  version: number
  synced: boolean
}

export interface DraftDependencies {
  userId: string
  cache: Cache
  storage: KeyValueStorage | undefined
  /** Tells the server, which merges what two devices wrote at once. Throws `ApiError`. */
  save(conversationId: string, change: { draft: string | null; draftVersion: number }): Promise<Membership>
  /** Takes in what the server answered, as its event would say it. */
  receive(conversationId: string, membership: Membership): void
}

export type Drafts = ReturnType<typeof createDrafts>

/**
 * The texts that somebody is writing. They stand in this browser at once, for all of its tabs and over a reload, and
 * go to the server in pauses, for their other devices. What was written offline goes when the server can be reached.
 */
export function createDrafts({ userId, cache, storage, save, receive }: DraftDependencies) {
  const prefix = `parley:draft:${userId}:`
  // What the storage does not take is kept until the page goes.
  const unstored = new Map<string, LocalDraft>()
  const listeners = new Set<() => void>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const saving = new Set<string>()

  function local(conversationId: string): LocalDraft | undefined {
    const key = prefix + conversationId
    try {
      return unstored.get(key) ?? parse(storage?.getItem(key) ?? null)
    } catch {
      return undefined
    }
  }

  function put(conversationId: string, draft: LocalDraft | undefined): void {
    const key = prefix + conversationId
    unstored.delete(key)
    try {
      if (!draft) storage?.removeItem(key)
      else if (storage) storage.setItem(key, JSON.stringify(draft))
      else unstored.set(key, draft)
    } catch {
      if (draft) unstored.set(key, draft)
    }
    for (const listener of listeners) listener()
  }

  /** The text that somebody is writing in a conversation; '' for none. */
  function read(conversationId: string): string {
    const here = local(conversationId)
    const there = cache.conversation(conversationId).get()
    if (here && (!here.synced || here.version >= (there?.draftVersion ?? 0))) return here.text
    return there?.draft ?? ''
  }

  /** Keeps a text, and saves it soon. */
  function write(conversationId: string, text: string): void {
    const here = local(conversationId)
    const there = cache.conversation(conversationId).get()
    const base = here && !here.synced ? here.version : Math.max(here?.version ?? 0, there?.draftVersion ?? 0)
    // What the server never had, it need not forget.
    const unknown = text === '' && !there?.draft && !saving.has(conversationId)
    put(conversationId, unknown ? undefined : { text, version: base, synced: false })
    if (!unknown) saveIn(conversationId, savePause)
  }

  function saveIn(conversationId: string, pause: number): void {
    clearTimeout(timers.get(conversationId))
    timers.set(conversationId, setTimeout(() => void flush(conversationId), pause))
  }

  async function flush(conversationId: string): Promise<void> {
    clearTimeout(timers.get(conversationId))
    timers.delete(conversationId)
    const sent = local(conversationId)
    // One at a time; what was written meanwhile follows. Who was not let in yet has a draft in this browser alone.
    const isKept = cache.conversation(conversationId).get()?.state === 'active'
    if (!sent || sent.synced || !isKept || saving.has(conversationId) || !isSavable(sent.text)) return
    saving.add(conversationId)
    let next: number | undefined = savePause
    try {
      const membership = await save(conversationId, { draft: isBlank(sent.text) ? null : sent.text, draftVersion: sent.version })
      receive(conversationId, membership)
      settle(conversationId, sent, membership)
    } catch (error) {
      next = !(error instanceof ApiError) || error.passing ? retryPause : undefined
    }
    saving.delete(conversationId)
    const here = local(conversationId)
    if (next !== undefined && here?.synced === false && isSavable(here.text)) saveIn(conversationId, next)
  }

  /** What stands here after the server took `sent`, and perhaps put something beside it that another device wrote. */
  function settle(conversationId: string, sent: LocalDraft, { draft, draftVersion: version }: Membership): void {
    const here = local(conversationId)
    if (!here) return
    const text = continued(here.text, sent.text, draft ?? '')
    const synced = here.text === sent.text
    put(conversationId, text === '' && synced ? undefined : { text, version, synced })
  }

  function waiting(): string[] {
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '')
    return [...new Set([...keys, ...unstored.keys()])].filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length))
  }

  return {
    read,
    write,
    /** Saves what waits in a conversation, now. */
    flush: (conversationId: string) => void flush(conversationId),
    /** Saves everything that waits, now. */
    flushAll(): void {
      for (const conversationId of waiting()) void flush(conversationId)
    },
    /** Tells of every change made in this browser, also by other tabs. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Another tab wrote into the storage. */
    follow(key: string): void {
      if (key.startsWith(prefix)) for (const listener of listeners) listener()
    },
    stop(): void {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}

/** What the server would refuse is kept here alone until it would not. */
function isSavable(text: string): boolean {
  try {
    normaliseDraft(text)
    return true
  } catch {
    return false
  }
}

/** `now` is what stands here, `sent` what the server was told, `merged` what it has: nothing of the three may be lost. */
function continued(now: string, sent: string, merged: string): string {
  if (merged.trim() === sent.trim()) return now
  if (now === sent) return merged
  if (sent.trim() !== '' && merged.includes(sent.trim())) return merged.replace(sent.trim(), () => now).trim()
  return [merged, now].filter(part => part !== '').join('\n')
}

/** An item of the storage; before there were versions it was the text alone. */
function parse(item: string | null): LocalDraft | undefined {
  if (item === null) return undefined
  try {
    const draft = JSON.parse(item) as Partial<LocalDraft> | null
    if (typeof draft?.text === 'string') return { version: 0, synced: false, ...draft, text: draft.text }
  } catch {
    // As said above.
  }
  return { text: item, version: 0, synced: false }
}
