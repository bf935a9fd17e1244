import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getLiveness } from '@/lib/http/health'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getLiveness, getLiveness),
)
