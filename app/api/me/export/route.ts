import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listExports, requestExport } from '@/lib/messaging/account/exports'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(route(contract.listExports, listExports), route(contract.requestExport, requestExport))
