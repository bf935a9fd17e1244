import { contract } from '@/lib/contract'
import { dialects } from '@/lib/dialects'
import { showApis } from '@/lib/http/docs-page'
import { defineRoutes, route } from '@/lib/http/next'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getDocs, showApis(dialects)),
)
