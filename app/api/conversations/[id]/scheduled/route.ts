import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listScheduled } from '@/lib/messaging/messages/schedule-message'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listScheduled, listScheduled),
)
