import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { acceptRequest } from '@/lib/messaging/requests/decide-request'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.acceptRequest, acceptRequest),
)
