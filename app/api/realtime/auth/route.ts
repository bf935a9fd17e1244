import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { authorizeChannel } from '@/lib/realtime/authorize-channel'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.authorizeChannel, authorizeChannel),
)
