import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { decideReport } from '@/lib/messaging/moderation/decide-report'
import { getReport } from '@/lib/messaging/moderation/get-report'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getReport, getReport),
  route(contract.decideReport, decideReport),
)
