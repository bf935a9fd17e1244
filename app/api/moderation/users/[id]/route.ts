import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getAccount } from '@/lib/messaging/moderation/list-accounts'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getAccount, getAccount),
)
