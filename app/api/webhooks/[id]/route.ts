import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { deleteWebhook } from '@/lib/messaging/webhooks/webhooks'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.deleteWebhook, deleteWebhook),
)
