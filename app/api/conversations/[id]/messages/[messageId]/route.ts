import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { deleteMessage } from '@/lib/messaging/messages/delete-message'
import { editMessage } from '@/lib/messaging/messages/edit-message'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.editMessage, editMessage),
  route(contract.deleteMessage, deleteMessage),
)
