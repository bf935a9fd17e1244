import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listBlocks } from '@/lib/messaging/people/list-blocks'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listBlocks, listBlocks),
)
