import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { searchUsers } from '@/lib/messaging/people/users'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.searchUsers, searchUsers),
)
