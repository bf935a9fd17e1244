import { contract } from '@/lib/contract'
import { describeSockets } from '@/lib/http/asyncapi'
import { defineRoutes, route } from '@/lib/http/next'
import { socketDialects } from '@/server/socket-dialects'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.getAsyncApi, describeSockets(socketDialects)),
)
