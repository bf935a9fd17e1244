import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { changeAccount } from '@/lib/messaging/moderation/change-account'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.changeAccount, changeAccount),
)
