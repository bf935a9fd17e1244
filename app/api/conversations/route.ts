import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { createConversation } from '@/lib/messaging/conversations/create-conversation'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.createConversation, createConversation),
)
