import type { Conversation, Message, Person } from '@/lib/contract/views'
import { deliveryOf, type ThreadMessage } from './delivery'
import type { OutboxEntry } from './outbox-storage'
import { attachmentOf } from './outgoing-file'
import type { ThreadWindow } from './thread-window'

// A row is drawn again only if its message or its delivery changed, so the same object stands for the same row.
const shown = new WeakMap<Message, ThreadMessage>()

/** What a thread shows: the numbered messages, then those on their way out in the order of sending. */
export function threadMessages(
  window: ThreadWindow | undefined,
  conversation: Conversation | undefined,
  outbox: readonly OutboxEntry[],
  self: Person | undefined,
  userId: string,
): ThreadMessage[] {
  if (!window) return []
  const numbered = window.messages.map(message => withDelivery(message, conversation, userId))
  const arrived = new Set(window.messages.map(message => message.clientId))
  const pending = self ? outbox.filter(entry => !arrived.has(entry.clientId)).map(entry => pendingMessage(entry, self)) : []
  return [...numbered, ...pending]
}

function withDelivery(message: Message, conversation: Conversation | undefined, userId: string): ThreadMessage {
  const delivery = deliveryOf(message, conversation, userId)
  const before = shown.get(message)
  if (before?.delivery === delivery) return before
  const row = { ...message, delivery }
  shown.set(message, row)
  return row
}

function pendingMessage(entry: OutboxEntry, sender: Person): ThreadMessage {
  if (entry.sent) return { ...entry.sent, delivery: 'sent' }
  return {
    id: entry.clientId,
    number: 0,
    conversationId: entry.conversationId,
    seq: 0,
    sender,
    kind: 'text',
    text: entry.text,
    notice: null,
    attachments: entry.files?.map(attachmentOf) ?? [],
    replyTo: entry.replyTo ?? null,
    reactions: [],
    mentions: [],
    preview: null,
    forwarded: false,
    silent: entry.silent ?? false,
    createdAt: entry.createdAt,
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    clientId: entry.clientId,
    delivery: entry.failure ? 'failed' : 'sending',
    ...(entry.files && { files: entry.files }),
    ...(entry.failure && { failure: entry.failure.detail, failureCode: entry.failure.code }),
  }
}
