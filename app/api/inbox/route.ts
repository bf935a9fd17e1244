import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listInbox } from '@/lib/messaging/conversations/list-inbox'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listInbox, listInbox),
)
