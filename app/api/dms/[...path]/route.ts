import { dms } from '@/lib/dialects/dms'
import { defineDialect } from '@/lib/http/next'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS, dialect } = defineDialect(dms)
