import { contract } from '@/lib/contract'
import { defineRoutes, route } from '@/lib/http/next'
import { listMessages } from '@/lib/messaging/messages/list-messages'
import { sendOrSchedule } from '@/lib/messaging/messages/send-or-schedule'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineRoutes(
  route(contract.listMessages, listMessages),
  route(contract.sendMessage, sendOrSchedule),
)
