import type { Dialect } from '@/lib/http/dialect'
import { createDirectChat } from './endpoints/create-direct-chat'
import { deleteRoom } from './endpoints/delete-room'
import { heartbeat } from './endpoints/heartbeat'
import { listMessages } from './endpoints/list-messages'
import { listOnlineUsers } from './endpoints/list-online-users'
import { listRooms } from './endpoints/list-rooms'
import { markMessageRead } from './endpoints/mark-message-read'
import { markOffline } from './endpoints/mark-offline'
import { markRoomRead } from './endpoints/mark-room-read'
import { sendMessage } from './endpoints/send-message'
import { surface } from './surface'

/** The contract of chat.md. */
export const chat: Dialect = {
  surface,
  routes: [listRooms, createDirectChat, listMessages, sendMessage, markRoomRead, markMessageRead, deleteRoom, heartbeat, listOnlineUsers, markOffline],
}
