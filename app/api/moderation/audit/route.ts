import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listAuditLog } from '@/lib/messaging/moderation/audit-log'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listAuditLog, listAuditLog),
)
