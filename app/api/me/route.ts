import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { deleteMe } from '@/lib/messaging/people/delete-me'
import { getMe } from '@/lib/messaging/people/get-me'
import { updateMe } from '@/lib/messaging/people/update-me'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getMe, getMe),
  route(contract.updateMe, updateMe),
  route(contract.deleteMe, deleteMe),
)
