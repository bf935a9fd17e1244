import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { declineRequest } from '@/lib/messaging/requests/decide-request'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.declineRequest, declineRequest),
)
