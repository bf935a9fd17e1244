import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getOpenApi } from '@/lib/http/openapi'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getOpenApi, getOpenApi),
)
