import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { changeRole } from '@/lib/messaging/groups/change-role'
import { removeMember } from '@/lib/messaging/groups/remove-member'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.changeRole, changeRole),
  route(contract.removeMember, removeMember),
)
