import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { addMembers } from '@/lib/messaging/groups/add-members'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.addMembers, addMembers),
)
