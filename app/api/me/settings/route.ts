import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getSettings, updateSettings } from '@/lib/messaging/people/settings'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getSettings, getSettings),
  route(contract.updateSettings, updateSettings),
)
