import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getConversation, getConversation),
)
