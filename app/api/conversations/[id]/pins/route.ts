import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listPins } from '@/lib/messaging/messages/pin-message'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listPins, listPins),
)
