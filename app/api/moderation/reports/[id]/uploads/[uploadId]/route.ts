import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { getReportFile } from '@/lib/http/serve-file'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getReportFile, getReportFile),
)
