import * as z from 'zod/mini'
import { newMessage } from './views'

const somebody = { userId: z.uuid(), userName: z.string() }
const typist = z.object({ conversationId: z.uuid(), ...somebody })

/** What the socket sends ("WebSocket Events" and decision 22). `userName` is the full name. */
export const events = {
  newMessage,
  userTyping: typist,
  userStoppedTyping: typist,
  messageRead: z.object({ conversationId: z.uuid(), messageId: z.uuid(), ...somebody }),
  userOnline: z.object(somebody),
  userOffline: z.object(somebody),
  onlineUsers: z.array(z.uuid()),
  error: z.object({ code: z.string(), message: z.string() }),
}
