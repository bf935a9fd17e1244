import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getReadiness } from '@/lib/http/health'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getReadiness, getReadiness),
)
