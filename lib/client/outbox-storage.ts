import type { Message } from '@/lib/contract/views'
import type { OutgoingFile } from './outgoing-file'

/**
 * A message on its way out. Its `clientId` grows with time, so it is also the order of sending. The bytes of its files are
 * in `LocalFiles`. `failure` is why the server refused it; `sent` is the message that it became; `renewed` says that its
 * files were handed in a second time, because the first were not there any more.
 */
export interface OutboxEntry {
  clientId: string
  conversationId: string
  text: string
  createdAt: string
  replyTo?: NonNullable<Message['replyTo']>
  files?: OutgoingFile[]
  silent?: true
  renewed?: true
  failure?: { code: string; detail: string }
  sent?: Message
}

/** What is on its way where nothing is. */
export const noEntries: readonly OutboxEntry[] = []

/** The part of `localStorage` that is needed here. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * The outbox of one person in this browser, one item per message, so that tabs never overwrite one another.
 * What the storage cannot take (full, or switched off) is kept in memory.
 */
export function createOutboxStorage(storage: KeyValueStorage | undefined, userId: string) {
  const prefix = `parley:outbox:${userId}:`
  const unstored = new Map<string, OutboxEntry>()

  function read(key: string): OutboxEntry | undefined {
    return unstored.get(key) ?? parse(storage?.getItem(key) ?? null)
  }

  return {
    prefix,
    /** All of them, in the order of sending. */
    list(): readonly OutboxEntry[] {
      const stored = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '').filter(key => key.startsWith(prefix))
      const all = [...new Set([...stored, ...unstored.keys()])].flatMap(key => read(key) ?? [])
      return all.length > 0 ? all.sort((a, b) => (a.clientId < b.clientId ? -1 : 1)) : noEntries
    },
    get: (clientId: string) => read(prefix + clientId),
    put(entry: OutboxEntry): void {
      try {
        if (!storage) throw new Error('There is no storage.')
        storage.setItem(prefix + entry.clientId, JSON.stringify(entry))
        unstored.delete(prefix + entry.clientId)
      } catch {
        unstored.set(prefix + entry.clientId, entry)
      }
    },
    remove(clientId: string): void {
      unstored.delete(prefix + clientId)
      storage?.removeItem(prefix + clientId)
    },
    /** The entry that an item of the storage holds, for what another tab wrote. */
    parse,
  }
}

export type OutboxStorage = ReturnType<typeof createOutboxStorage>

function parse(item: string | null): OutboxEntry | undefined {
  if (item === null) return undefined
  try {
    const entry = JSON.parse(item) as Partial<OutboxEntry>
    const whole = typeof entry.clientId === 'string' && typeof entry.conversationId === 'string' && typeof entry.text === 'string'
    return whole ? ({ createdAt: new Date(0).toISOString(), ...entry } as OutboxEntry) : undefined
  } catch {
    return undefined
  }
}
