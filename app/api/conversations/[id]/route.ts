import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { clearConversation } from '@/lib/messaging/conversations/clear-conversation'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { renameGroup } from '@/lib/messaging/groups/rename-group'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getConversation, getConversation),
  route(contract.renameGroup, renameGroup),
  route(contract.clearConversation, clearConversation),
)
