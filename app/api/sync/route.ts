import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { sync } from '@/lib/messaging/sync/sync'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.sync, sync),
)
