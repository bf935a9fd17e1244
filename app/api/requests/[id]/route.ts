import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { cancelRequest } from '@/lib/messaging/requests/cancel-request'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.cancelRequest, cancelRequest),
)
