import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { runHousekeeping } from '@/lib/realtime/clock'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.runHousekeeping, runHousekeeping),
)
