import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listReactions } from '@/lib/messaging/messages/list-reactions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listReactions, listReactions),
)
