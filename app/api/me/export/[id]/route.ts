import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getExport } from '@/lib/http/serve-export'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(route(contract.getExport, getExport))
