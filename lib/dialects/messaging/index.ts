import type { Dialect } from '@/lib/http/dialect'
import { createConversation } from './endpoints/create-conversation'
import { listConversations } from './endpoints/list-conversations'
import { listMessages } from './endpoints/list-messages'
import { searchMessages } from './endpoints/search-messages'
import { sendMessage } from './endpoints/send-message'
import { surface } from './surface'

/** The contract of messaging.md. */
export const messaging: Dialect = {
  surface,
  routes: [createConversation, listConversations, listMessages, sendMessage, searchMessages],
}
