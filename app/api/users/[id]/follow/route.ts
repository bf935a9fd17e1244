import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { followUser, unfollowUser } from '@/lib/messaging/people/follow-user'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.followUser, followUser),
  route(contract.unfollowUser, unfollowUser),
)
