import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listMessages } from '@/lib/messaging/messages/list-messages'
import { sendMessage } from '@/lib/messaging/messages/send-message'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listMessages, listMessages),
  route(contract.sendMessage, sendMessage),
)
