import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getDocs } from '@/lib/http/docs-page'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getDocs, getDocs),
)
