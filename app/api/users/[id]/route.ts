import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getUser } from '@/lib/messaging/people/users'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getUser, getUser),
)
