import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listPresence } from '@/lib/messaging/presence/presence'
import { heartbeat } from '@/lib/realtime/heartbeat'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listPresence, listPresence),
  route(contract.updatePresence, heartbeat),
)
