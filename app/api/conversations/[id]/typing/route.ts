import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { setTyping } from '@/lib/messaging/conversations/set-typing'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.setTyping, setTyping),
)
