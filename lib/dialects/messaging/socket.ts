import { notFound } from '@/lib/contract/errors'
import { type EventOf, type ParleyEvent, typingExpiresAfter } from '@/lib/contract/events'
import type { Message } from '@/lib/contract/views'
import { type Socket, socketDialect } from '@/lib/http/socket'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { loadMessage } from '@/lib/messaging/messages/load-messages'
import { usersById } from '@/lib/messaging/people/users-by-id'
import { newlyRead } from '@/lib/messaging/reads/newly-read'
import { readersOf } from '@/lib/messaging/reads/readers-of'
import { events } from './events'
import { frames } from './frames'
import { newMessageOf } from './map'
import { messageOf, surface } from './surface'

/** By conversation and person, when who types there is taken to have stopped. */
export type Typists = Map<string, NodeJS.Timeout>

/** "WebSocket Events", on Socket.IO at `/socket.io` with the token in the handshake (decision 22). */
export const socket = socketDialect<Typists>({
  surface,
  reach: { transport: 'socket.io', token: 'handshake' },
  open: async () => new Map(),
  frames,
  events,
  notify,
  async closed(_, { state }) {
    for (const timer of state.values()) clearTimeout(timer)
  },
  errorFrame: error => ({ event: 'error', data: { code: error.code.toUpperCase(), message: [messageOf(error)].flat().join(' ') } }),
})

async function notify(ctx: CallerCtx, socket: Socket<Typists>, event: ParleyEvent): Promise<void> {
  switch (event.type) {
    case 'message_created':
      return show(ctx, socket, event.message ?? (await loadMessage(ctx, event.messageId)))
    case 'request_created':
    case 'request_updated':
      // There are no requests here: what is said to ask arrives (decision 3).
      if (event.messageId && event.request.to.id === ctx.caller.userId) show(ctx, socket, await loadMessage(ctx, event.messageId))
      return
    case 'conversation_updated':
      if (event.messageId) show(ctx, socket, await loadMessage(ctx, event.messageId))
      return
    case 'conversation_read':
      return showRead(ctx, socket, event)
    case 'typing':
      return showTyping(socket, { conversationId: event.conversationId, ...(await namedOf(ctx, event.userId)) }, event.typing)
    case 'presence_changed':
      return socket.send(event.online ? 'userOnline' : 'userOffline', await namedOf(ctx, event.userId))
  }
}

/** Each socket hears of a message once: by the answer to its own frame, or by the event. */
function show(ctx: CallerCtx, socket: Socket<Typists>, message: Message): void {
  const { sender: { id: userId, name: userName }, conversationId } = message
  // Nobody is writing any more what they have said.
  if (socket.state.has(keyOf({ conversationId, userId }))) showTyping(socket, { conversationId, userId, userName }, false)
  socket.sendOnce(message.id, 'newMessage', newMessageOf(message, ctx.operator.publicUrl))
}

/** To the sender of each message that became read, as far as both sides let them know. */
async function showRead(ctx: CallerCtx, socket: Socket<Typists>, event: EventOf<'conversation_read'>): Promise<void> {
  const { conversationId, userId } = event
  if (userId === ctx.caller.userId) return
  const ids = event.messageId ? [event.messageId] : await newlyRead(ctx, event)
  const [reader, readers] = await Promise.all([namedOf(ctx, userId), readersOf(ctx, ids)])
  for (const messageId of ids) {
    const [senderId, ...others] = readers.get(messageId) ?? []
    if (senderId === ctx.caller.userId && others.includes(userId)) socket.send('messageRead', { conversationId, messageId, ...reader })
  }
}

interface Named {
  userId: string
  userName: string
}

async function namedOf(ctx: CallerCtx, userId: string): Promise<Named> {
  const user = (await usersById(ctx.sql, ctx.caller.userId, [userId])).get(userId)
  if (!user) throw notFound('This person')
  return { userId, userName: user.name }
}

const keyOf = ({ conversationId, userId }: { conversationId: string; userId: string }) => `${conversationId} ${userId}`

/** Ends by itself where nobody says so (decision 16): the contract's clients do not count. */
function showTyping(socket: Socket<Typists>, typist: Named & { conversationId: string }, typing: boolean): void {
  const { state } = socket
  const key = keyOf(typist)
  clearTimeout(state.get(key))
  if (typing) state.set(key, setTimeout(() => showTyping(socket, typist, false), typingExpiresAfter).unref())
  else state.delete(key)
  socket.send(typing ? 'userTyping' : 'userStoppedTyping', typist)
}
