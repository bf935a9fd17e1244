import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { pinMessage, unpinMessage } from '@/lib/messaging/messages/pin-message'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.pinMessage, pinMessage),
  route(contract.unpinMessage, unpinMessage),
)
