import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { updateMembership } from '@/lib/messaging/conversations/update-membership'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.updateMembership, updateMembership),
)
