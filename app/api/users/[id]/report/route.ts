import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { reportUser } from '@/lib/messaging/moderation/create-report'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.reportUser, reportUser),
)
