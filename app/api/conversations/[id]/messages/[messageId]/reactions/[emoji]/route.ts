import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { addReaction, removeReaction } from '@/lib/messaging/messages/react'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.addReaction, addReaction),
  route(contract.removeReaction, removeReaction),
)
