import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { updatePassword } from '@/lib/messaging/people/update-password'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.updatePassword, updatePassword),
)
