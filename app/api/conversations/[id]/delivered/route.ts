import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { markDelivered } from '@/lib/messaging/reads/mark-delivered'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.markDelivered, markDelivered),
)
