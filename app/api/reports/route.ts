import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { createReport } from '@/lib/messaging/moderation/create-report'
import { listReports } from '@/lib/messaging/moderation/list-reports'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.createReport, createReport),
  route(contract.listReports, listReports),
)
