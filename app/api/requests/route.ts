import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { createRequest } from '@/lib/messaging/requests/create-request'
import { listRequests } from '@/lib/messaging/requests/list-requests'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listRequests, listRequests),
  route(contract.createRequest, createRequest),
)
