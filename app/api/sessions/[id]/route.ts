import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { deleteSession } from '@/lib/messaging/sessions/sessions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.deleteSession, deleteSession),
)
