import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { markRead } from '@/lib/messaging/reads/mark-read'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.markRead, markRead),
)
