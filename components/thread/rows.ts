import type { Person } from '@/lib/contract/views'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { dayKey } from './day'

/** A message and its place in its group: what one author wrote in one go. */
export interface MessageRow {
  kind: 'message'
  key: string
  message: ThreadMessage
  mine: boolean
  /** Begins a group: shows the author's name in a group conversation. */
  first: boolean
  /** Ends a group: shows the author's picture in a group conversation. */
  last: boolean
  /** Shows time and state: at the end of a group, where the state changes within it, and where there is more to say than the time. */
  stamped: boolean
}

/** One line of the virtual list. Keys are unique and never move to another place in the history. */
export type Row =
  | MessageRow
  | { kind: 'beginning'; key: 'beginning' }
  | { kind: 'day'; key: string; time: Date }
  | { kind: 'unread'; key: 'unread'; since: Date }
  | { kind: 'typing'; key: 'typing'; people: Person[] }

export interface RowsInput {
  messages: ThreadMessage[]
  meId: string
  hasOlder: boolean
  hasNewer: boolean
  /** The key of the message that the "New messages" marker stands above. */
  firstUnread: string | null
  typing: Person[]
}

/** Messages of one author belong together while no more than this lies between them, in milliseconds. */
export const groupGap = 5 * 60_000

/** The same for a pending message and the confirmed one that replaces it. */
export function messageKey(message: ThreadMessage, meId: string): string {
  // Another person's `clientId` is theirs to choose, and might repeat one of mine.
  return message.sender.id === meId ? (message.clientId ?? message.id) : message.id
}

/**
 * The thread as lines. The first loaded message gets no day of its own while older ones are not loaded:
 * its day may begin further up, and a separator that moves would make the view jump.
 */
export function buildRows({ messages, meId, hasOlder, hasNewer, firstUnread, typing }: RowsInput): Row[] {
  const rows: Row[] = []
  if (!hasOlder) rows.push({ kind: 'beginning', key: 'beginning' })
  let previous: MessageRow | null = null
  let previousDay: string | null = null
  for (const message of messages) {
    const key = messageKey(message, meId)
    const time = new Date(message.createdAt)
    const day = dayKey(time)
    const newDay = previous ? day !== previousDay : !hasOlder
    const marked = key === firstUnread
    if (newDay) rows.push({ kind: 'day', key: `day:${key}`, time })
    if (marked) rows.push({ kind: 'unread', key: 'unread', since: time })
    const row: MessageRow = { kind: 'message', key, message, mine: message.sender.id === meId, first: true, last: true, stamped: true }
    if (previous && !newDay && !marked && together(previous.message, message)) joinRows(previous, row)
    rows.push(row)
    previous = row
    previousDay = day
  }
  if (typing.length > 0 && !hasNewer) rows.push({ kind: 'typing', key: 'typing', people: typing })
  return rows
}

/**
 * The first message by somebody else after `readSeq`: where "New messages" stands.
 * Null when everything was read, or while it is further up than what is loaded.
 */
export function firstUnreadKey(messages: ThreadMessage[], meId: string, readSeq: number, hasOlder: boolean): string | null {
  const index = messages.findIndex(message => message.sender.id !== meId && message.kind !== 'system' && message.seq > readSeq)
  const found = messages[index]
  if (!found || (index === 0 && hasOlder)) return null
  return messageKey(found, meId)
}

function joinRows(previous: MessageRow, row: MessageRow) {
  previous.last = false
  const { delivery, editedAt, pinnedAt, silent } = previous.message
  previous.stamped = delivery !== row.message.delivery || delivery === 'failed' || editedAt !== null || pinnedAt !== null || silent
  row.first = false
}

function together(earlier: ThreadMessage, later: ThreadMessage): boolean {
  return (
    earlier.kind === 'text' &&
    later.kind === 'text' &&
    earlier.sender.id === later.sender.id &&
    Date.parse(later.createdAt) - Date.parse(earlier.createdAt) <= groupGap
  )
}
