import type { Message } from '@/lib/contract/views'

/**
 * A contiguous stretch of a conversation's messages, ascending. Up to the change numbered `seq` nothing is
 * missing from it; `hasNewer` says that it ends before the conversation does, and then it does not grow by itself.
 */
export interface ThreadWindow {
  messages: Message[]
  hasOlder: boolean
  hasNewer: boolean
  seq: number
}

export interface MessagePage {
  items: Message[]
  hasOlder: boolean
  hasNewer: boolean
}

/** A window of its own. `logSeq` is what the conversation had reached before the page was asked for. */
export function openWindow(page: MessagePage, logSeq: number): ThreadWindow {
  return { messages: merge([], page.items), hasOlder: page.hasOlder, hasNewer: page.hasNewer, seq: Math.max(logSeq, lastSeq(page.items)) }
}

/** Adds or replaces messages by id. What lies beyond an open end is left out: it comes with its page. */
export function upsertMessages(window: ThreadWindow, messages: readonly Message[]): ThreadWindow {
  const first = window.messages[0]?.seq ?? 0
  const last = lastSeq(window.messages)
  const within = messages.filter(({ seq }) => !(window.hasOlder && seq < first) && !(window.hasNewer && seq > last))
  return within.length === 0 ? window : { ...window, messages: merge(window.messages, within) }
}

/** The next numbered change, if it is the next; anything else leaves the window as it is. */
export function advanceWindow(window: ThreadWindow, seq: number, message: Message | null): ThreadWindow {
  if (window.hasNewer || seq !== window.seq + 1) return window
  return { ...(message ? upsertMessages(window, [message]) : window), seq }
}

/** The page before the window. */
export function addOlder(window: ThreadWindow, page: MessagePage): ThreadWindow {
  return { ...window, messages: merge(window.messages, page.items), hasOlder: page.hasOlder }
}

/** The page after the window; at the end of the conversation the window follows it again from `logSeq`. */
export function addNewer(window: ThreadWindow, page: MessagePage, logSeq: number): ThreadWindow {
  const messages = merge(window.messages, page.items)
  return { ...window, messages, hasNewer: page.hasNewer, seq: page.hasNewer ? window.seq : Math.max(logSeq, lastSeq(messages)) }
}

/** Stops following: too much happened since `seq` to fetch it all. What was seen stays. */
export function fallBehind(window: ThreadWindow): ThreadWindow {
  return { ...window, messages: window.messages.filter(({ seq }) => seq <= window.seq), hasNewer: true }
}

/** How many messages by others lie after `from` up to `to`; undefined where the window does not hold them all. */
export function countIncoming(window: ThreadWindow | undefined, userId: string, from: number, to: number): number | undefined {
  if (from >= to) return 0
  const first = window?.messages[0]?.seq
  if (!window || window.hasNewer || window.seq < to) return undefined
  if (window.hasOlder && (first === undefined || first > from + 1)) return undefined
  return window.messages.filter(({ seq, sender, deletedAt }) => seq > from && seq <= to && sender.id !== userId && deletedAt === null).length
}

function lastSeq(messages: readonly Message[]): number {
  return messages.at(-1)?.seq ?? 0
}

function merge(known: readonly Message[], incoming: readonly Message[]): Message[] {
  const byId = new Map(known.map(message => [message.id, message]))
  for (const message of incoming) {
    const old = byId.get(message.id)
    if (!old || revision(message) >= revision(old)) byId.set(message.id, message)
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq)
}

/** An answer may be older than an edit that was seen already. */
function revision({ editedAt, deletedAt }: Message): string {
  return deletedAt ?? editedAt ?? ''
}
