import type { Dialect } from '@/lib/http/dialect'
import { deleteConversation } from './endpoints/delete-conversation'
import { deleteMessage } from './endpoints/delete-message'
import { getConversations } from './endpoints/get-conversations'
import { getMessages } from './endpoints/get-messages'
import { getUnreadCount } from './endpoints/get-unread-count'
import { markMessagesRead } from './endpoints/mark-messages-read'
import { sendDirectMessage } from './endpoints/send-direct-message'
import { surface } from './surface'

/** The contract of direct.md. */
export const direct: Dialect = {
  surface,
  routes: [getConversations, getUnreadCount, getMessages, sendDirectMessage, markMessagesRead, deleteMessage, deleteConversation],
}
