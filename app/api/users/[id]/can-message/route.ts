import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getContactVerdict } from '@/lib/messaging/people/get-contact-verdict'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getContactVerdict, getContactVerdict),
)
