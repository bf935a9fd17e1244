import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listReceipts } from '@/lib/messaging/reads/list-receipts'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listReceipts, listReceipts),
)
