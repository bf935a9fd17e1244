import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { suspendUser, unsuspendUser } from '@/lib/messaging/moderation/suspend-user'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.suspendUser, suspendUser),
  route(contract.unsuspendUser, unsuspendUser),
)
