import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { cancelScheduled } from '@/lib/messaging/messages/schedule-message'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.cancelScheduled, cancelScheduled),
)
