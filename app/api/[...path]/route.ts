import { defineUnknownPath } from '@/lib/http/next'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineUnknownPath()
