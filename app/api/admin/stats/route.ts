import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getStats } from '@/lib/messaging/moderation/get-stats'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getStats, getStats),
)
