import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { decideRequests } from '@/lib/messaging/requests/decide-requests'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.decideRequests, decideRequests),
)
