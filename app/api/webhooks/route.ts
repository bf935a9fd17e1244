import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { createWebhook, listWebhooks } from '@/lib/messaging/webhooks/webhooks'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listWebhooks, listWebhooks),
  route(contract.createWebhook, createWebhook),
)
