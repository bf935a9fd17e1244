import type { Conversation, Message } from '@/lib/contract/views'
import type { OutgoingFile } from './outgoing-file'

/** null: not one's own. `sending` and `failed` are states of the outbox. */
export type Delivery = null | 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

/**
 * A message as the thread shows it. A pending one has `seq` 0 and `number` 0, and its `clientId` as `id`;
 * the React key is `clientId ?? id`, so that the row survives its confirmation. `failure` is words for a person,
 * `failureCode` what they are about; `files` are those of a pending one, in the order of its attachments.
 */
export type ThreadMessage = Message & { delivery: Delivery; failure?: string; failureCode?: string; files?: OutgoingFile[] }

/** How far a numbered message has come: in a group as far as with the slowest of the others. */
export function deliveryOf(message: Message, conversation: Conversation | undefined, userId: string): Delivery {
  if (message.sender.id !== userId) return null
  const others = conversation?.members.filter(member => member.user.id !== userId && member.state === 'active') ?? []
  if (others.length === 0) return 'sent'
  if (others.every(other => other.readSeq >= message.seq)) return 'read'
  if (others.every(other => Math.max(other.deliveredSeq, other.readSeq) >= message.seq)) return 'delivered'
  return 'sent'
}
