import { messaging } from '@/lib/dialects/messaging'
import { defineDialect } from '@/lib/http/next'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS, dialect } = defineDialect(messaging)
