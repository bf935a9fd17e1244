import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getRealtimeConfig } from '@/lib/realtime/configuration'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getRealtimeConfig, getRealtimeConfig),
)
