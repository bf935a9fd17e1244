import { contract } from '@/lib/contract'
import { dialects } from '@/lib/dialects'
import { defineRoutes, route } from '@/lib/http/next'
import { describeApis } from '@/lib/http/openapi'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getOpenApi, describeApis(dialects)),
)
