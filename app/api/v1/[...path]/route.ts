import { vibesmatch } from '@/lib/dialects/vibesmatch'
import { defineDialect } from '@/lib/http/next'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS, dialect } = defineDialect(vibesmatch)
