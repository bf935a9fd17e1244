import type { Message } from '@/lib/contract/views'

/**
 * A contiguous stretch of a conversation's messages, ascending. Every change up to the one numbered `seq` is in it;
 * `hasNewer` says that it ends before the conversation does, and then it does not grow by itself.
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

/** The window after the next numbered change, if it is the next; anything else leaves it as it is. */
export function advanceWindow(window: ThreadWindow, seq: number, change: (window: ThreadWindow) => ThreadWindow): ThreadWindow {
  return seq === window.seq + 1 ? { ...change(window), seq } : window
}

/** A new message at the end. Where the end is open it comes with its page. */
export function appendMessage(window: ThreadWindow, message: Message): ThreadWindow {
  return window.hasNewer ? upsertMessages(window, [message]) : { ...window, messages: merge(window.messages, [message]) }
}

/** What changed in one message, here and in the replies that quote it. */
export function replaceMessage(window: ThreadWindow, message: Message): ThreadWindow {
  return mapMessages(window, known => (known.id === message.id ? message : withQuote(known, message)))
}

/** The window without a message; replies to it quote nothing then. */
export function removeMessage(window: ThreadWindow, messageId: string): ThreadWindow {
  const remaining = window.messages.filter(({ id }) => id !== messageId)
  return mapMessages({ ...window, messages: remaining }, known => withoutQuote(known, messageId))
}

/** Changes one message, if it is here. */
export function changeMessage(window: ThreadWindow, messageId: string, change: (message: Message) => Message): ThreadWindow {
  return mapMessages(window, known => (known.id === messageId ? change(known) : known))
}

/** What was cleared is not shown any more, and there is nothing before it. */
export function withoutCleared(window: ThreadWindow, clearedSeq: number): ThreadWindow {
  const first = window.messages[0]
  if (!first || first.seq > clearedSeq) return window
  return { ...window, messages: window.messages.filter(({ seq }) => seq > clearedSeq), hasOlder: false }
}

/**
 * The page before the window. `logSeq` is what the window had reached when the page was asked for: what changed since
 * may be missing from it, and is to be applied once more.
 */
export function addOlder(window: ThreadWindow, page: MessagePage, logSeq: number): ThreadWindow {
  return { ...window, messages: merge(window.messages, page.items), hasOlder: page.hasOlder, seq: Math.min(window.seq, logSeq) }
}

/** The page after the window, likewise; at the end of the conversation the window grows again by itself. */
export function addNewer(window: ThreadWindow, page: MessagePage, logSeq: number): ThreadWindow {
  return { ...window, messages: merge(window.messages, page.items), hasNewer: page.hasNewer, seq: Math.min(window.seq, logSeq) }
}

/** Stops following: too much happened since `seq` to fetch it all. What was seen stays as it was then. */
export function fallBehind(window: ThreadWindow, seq: number): ThreadWindow {
  return { ...window, messages: window.messages.filter(message => message.seq <= window.seq), hasNewer: true, seq }
}

/** How many messages by others lie after `from` up to `to`; undefined where the window does not hold them all. */
export function countIncoming(window: ThreadWindow | undefined, userId: string, from: number, to: number): number | undefined {
  if (from >= to) return 0
  const first = window?.messages[0]?.seq
  if (!window || window.hasNewer || window.seq < to) return undefined
  if (window.hasOlder && (first === undefined || first > from + 1)) return undefined
  return window.messages.filter(message => message.seq > from && message.seq <= to && isIncoming(message, userId)).length
}

/** Whether a message counts as unread until it is read: nobody's own words, and no system message (decision 8). */
export function isIncoming({ sender, kind, deletedAt }: Message, userId: string): boolean {
  return sender.id !== userId && kind !== 'system' && deletedAt === null
}

/** A reply with what it quotes as that is now. */
export function withQuote(reply: Message, { id, text, attachments }: Message): Message {
  if (reply.replyTo?.id !== id) return reply
  return { ...reply, replyTo: { ...reply.replyTo, text, attachments: attachments.length } }
}

/** A reply to a message that is gone. */
export function withoutQuote(reply: Message, messageId: string): Message {
  return reply.replyTo?.id === messageId ? { ...reply, replyTo: null } : reply
}

function mapMessages(window: ThreadWindow, change: (message: Message) => Message): ThreadWindow {
  const messages = window.messages.map(change)
  return messages.every((message, index) => message === window.messages[index]) ? window : { ...window, messages }
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
