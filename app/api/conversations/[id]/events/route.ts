import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listEvents } from '@/lib/messaging/sync/list-events'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listEvents, listEvents),
)
