import * as z from 'zod/mini'
import type { EventOf, ParleyEvent } from '@/lib/contract/events'
import { frame, type Socket, socketDialect } from '@/lib/http/socket'
import { getLoadedConversation } from '@/lib/messaging/conversations/get-conversation'
import { setTyping } from '@/lib/messaging/conversations/set-typing'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { loadMessage } from '@/lib/messaging/messages/load-messages'
import { messagesById } from '@/lib/messaging/messages/messages-by-id'
import { markRead } from '@/lib/messaging/reads/mark-read'
import { events } from './events'
import { calls, sends } from './limits'
import { unreadOf } from './map'
import { messageBody, say, shownMessage } from './messages'
import { messageNotification, requestNotification } from './notification'
import { surface } from './surface'

/** The thread that a socket is for. */
interface Thread {
  id: string
  number: number
  /** Everybody in it, their integers by their UUIDs. */
  numbers: ReadonlyMap<string, number>
}

// What a client may send is left open by the document: the frames of decision 22.
const message = frame<z.infer<typeof messageBody>, Thread>({
  limit: [sends],
  data: messageBody,
  async receive(ctx, socket, said) {
    const { view } = await say(ctx, socket.state.id, said)
    socket.sendOnce(view.id, 'new_message', { message: await shownMessage(ctx, view, socket.state.number) })
  },
})

const typing = frame<{ typing: boolean }, Thread>({
  limit: [calls],
  data: z.object({ typing: z.boolean() }),
  receive: (ctx, { state }, { typing }) => setTyping(ctx, { id: state.id, typing }),
})

const read = frame<object, Thread>({
  limit: [calls],
  data: z.object({}),
  receive: (ctx, { state }) => markRead(ctx, { id: state.id }),
})

const ping = frame<object, Thread>({
  limit: [calls],
  data: z.object({}),
  async receive(_ctx, socket) {
    socket.send('pong')
  },
})

/** "WebSocket Endpoints": one thread, and notifications of the others. Who may not look into the thread is told so, and sent away. */
export const socket = socketDialect<Thread>({
  surface,
  reach: { transport: 'raw', paths: ['/ws/dms/{thread_id}'] },
  async open(ctx, socket) {
    const { view } = await getLoadedConversation(ctx, { id: socket.params.thread_id ?? '' })
    socket.send('connection_established', { thread_id: view.number, user_id: ctx.caller.person.number, timestamp: new Date().toISOString() })
    return { id: view.id, number: view.number, numbers: new Map(view.members.map(({ user }) => [user.id, user.number])) }
  },
  frames: { message, typing, read, ping },
  events,
  notify,
  errorFrame: error => ({ event: 'error', data: { message: error.message } }),
})

async function notify(ctx: CallerCtx, socket: Socket<Thread>, event: ParleyEvent): Promise<void> {
  const { state } = socket
  const isHere = 'conversationId' in event && event.conversationId === state.id
  switch (event.type) {
    case 'message_created':
      return tellOfMessage(ctx, socket, event)
    case 'message_deleted':
      if (isHere) socket.send('message_deleted', { thread_id: state.number, message_id: event.messageNumber ?? null })
      return tellOfUnread(ctx, socket, event.conversationId)
    case 'message_hidden':
    // Accepted, erased: what counts may be other than before.
    case 'conversation_updated':
      return tellOfUnread(ctx, socket, event.conversationId)
    case 'conversation_read':
      return event.userId === ctx.caller.userId ? tellOfUnread(ctx, socket, event.conversationId) : undefined
    case 'reaction_changed':
      return isHere ? tellOfReaction(ctx, socket, event) : undefined
    case 'request_created':
      return tellOfRequest(ctx, socket, event)
    case 'typing':
      if (isHere) socket.send('typing_update', { user_id: state.numbers.get(event.userId), typing: event.typing })
      return
    case 'presence_changed': {
      const number = state.numbers.get(event.userId)
      if (number !== undefined && event.userId !== ctx.caller.userId) socket.send('presence_update', { user_id: number, online: event.online })
    }
  }
}

/** "New Message" in this thread, to the sender's sockets too; of another thread a notification, unless it is muted or silent. */
async function tellOfMessage(ctx: CallerCtx, socket: Socket<Thread>, event: EventOf<'message_created'>): Promise<void> {
  const { state } = socket
  const message = event.message ?? (await loadMessage(ctx, event.messageId))
  if (event.conversationId === state.id) socket.sendOnce(message.id, 'new_message', { message: await shownMessage(ctx, message, state.number) })
  if (message.sender.id === ctx.caller.userId) return
  const { view } = await getLoadedConversation(ctx, { id: event.conversationId })
  const isMuted = view.mutedUntil !== null && Date.parse(view.mutedUntil) > Date.now()
  if (event.conversationId !== state.id && !isMuted && !message.silent) socket.send('dm_notification', messageNotification(message, view.number, ctx.caller.userId))
  socket.send('unread_update', { thread_id: view.number, unread: unreadOf(view) })
}

async function tellOfUnread(ctx: CallerCtx, socket: Socket<Thread>, conversationId: string): Promise<void> {
  const { view } = await getLoadedConversation(ctx, { id: conversationId })
  if (view.state === 'active') socket.send('unread_update', { thread_id: view.number, unread: view.unreadCount })
}

async function tellOfReaction(ctx: CallerCtx, socket: Socket<Thread>, event: EventOf<'reaction_changed'>): Promise<void> {
  const { messageId, userId, emoji, added, count } = event
  const number = (await messagesById(ctx, [messageId])).get(messageId)?.number
  if (number === undefined) return
  const { number: thread, numbers } = socket.state
  socket.send('reaction_update', { thread_id: thread, message_id: number, user_id: numbers.get(userId), emoji, action: added ? 'added' : 'removed', count })
}

/** "dm_request", to who is asked. Groups ask too, and do not exist here (decision 17). */
async function tellOfRequest(ctx: CallerCtx, socket: Socket<Thread>, { request }: EventOf<'request_created'>): Promise<void> {
  if (request.to.id !== ctx.caller.userId || request.status !== 'pending') return
  const { view } = await getLoadedConversation(ctx, { id: request.conversationId })
  if (view.id !== socket.state.id) socket.send('dm_notification', requestNotification(request, view))
}
