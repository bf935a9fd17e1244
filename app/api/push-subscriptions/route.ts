import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { deletePushSubscription, listPushSubscriptions, putPushSubscription } from '@/lib/messaging/notifications/push-subscriptions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listPushSubscriptions, listPushSubscriptions),
  route(contract.putPushSubscription, putPushSubscription),
  route(contract.deletePushSubscription, deletePushSubscription),
)
