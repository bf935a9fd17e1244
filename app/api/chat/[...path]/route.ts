import { chat } from '@/lib/dialects/chat'
import { defineDialect } from '@/lib/http/next'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS, dialect } = defineDialect(chat)
