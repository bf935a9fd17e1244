import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listReportQueue } from '@/lib/messaging/moderation/list-reports'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listReportQueue, listReportQueue),
)
