import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { signUp } from '@/lib/messaging/people/sign-up'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.signUp, signUp),
)
