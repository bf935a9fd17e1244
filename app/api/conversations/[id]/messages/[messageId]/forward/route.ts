import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { forwardMessage } from '@/lib/messaging/messages/forward-message'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.forwardMessage, forwardMessage),
)
