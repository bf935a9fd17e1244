import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { refreshToken } from '@/lib/messaging/sessions/sign-in'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.refreshToken, refreshToken),
)
