import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listPresence, updatePresence } from '@/lib/messaging/presence/presence'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listPresence, listPresence),
  route(contract.updatePresence, updatePresence),
)
