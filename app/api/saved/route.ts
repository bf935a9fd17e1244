import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listSaved } from '@/lib/messaging/messages/save-message'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listSaved, listSaved),
)
