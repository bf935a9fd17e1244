import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { blockUser, unblockUser } from '@/lib/messaging/people/block-user'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.blockUser, blockUser),
  route(contract.unblockUser, unblockUser),
)
