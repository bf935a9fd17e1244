import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { createUpload } from '@/lib/messaging/media/create-upload'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(route(contract.createUpload, createUpload))
