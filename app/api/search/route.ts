import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { searchMessages } from '@/lib/messaging/search/search-messages'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.searchMessages, searchMessages),
)
