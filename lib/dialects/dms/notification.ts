import type { Conversation, Message, Request } from '@/lib/contract/views'
import { summaryOf } from '@/lib/messaging/messages/summary'
import { notificationText } from '@/lib/messaging/notifications/notification-text'
import type { Notification } from './events'

export function messageNotification(message: Message, threadNumber: number, callerId: string): Notification {
  const { sender, replyTo, attachments, text, createdAt } = message
  const isReplyToThem = replyTo?.sender.id === callerId
  return {
    event: isReplyToThem ? 'dm_reply' : attachments.length > 0 ? 'dm_media' : 'dm_message',
    thread_id: threadNumber,
    message: {
      sender_id: sender.number,
      sender_name: sender.name,
      message_text: summaryOf(message),
      has_media: attachments.length > 0,
      is_reply: replyTo !== null,
      timestamp: createdAt,
    },
    text: notificationText({ senderName: sender.name, text, attachments: attachments.map(({ kind }) => kind), isReplyToThem }),
  }
}

/** Of a request in its conversation as who is asked sees it. */
export function requestNotification({ from, text, createdAt }: Request, { number, lastMessage }: Conversation): Notification {
  const attachments = (lastMessage?.attachments ?? []).map(({ kind }) => kind)
  return {
    event: 'dm_request',
    thread_id: number,
    message: {
      sender_id: from.number,
      sender_name: from.name,
      message_text: lastMessage ? summaryOf(lastMessage) : text,
      has_media: attachments.length > 0,
      is_reply: false,
      timestamp: createdAt,
    },
    text: notificationText({ senderName: from.name, text, attachments, isReplyToThem: false }),
  }
}
