import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getMetrics } from '@/lib/http/metrics'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getMetrics, getMetrics),
)
