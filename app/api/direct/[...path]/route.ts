import { direct } from '@/lib/dialects/direct'
import { defineDialect } from '@/lib/http/next'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS, dialect } = defineDialect(direct)
