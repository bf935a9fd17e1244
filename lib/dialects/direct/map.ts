import type { Message } from '@/lib/contract/views'
import { summaryOf } from '@/lib/messaging/messages/summary'
import type { DirectMessage } from './views'

/** A message between two people, as this contract has it. */
export function directMessageOf(message: Message, receiverId: string, read: boolean): DirectMessage {
  const { id, conversationId, sender, createdAt } = message
  return { id, conversation_id: conversationId, sender_id: sender.id, receiver_id: receiverId, content: summaryOf(message), read, timestamp: createdAt }
}
