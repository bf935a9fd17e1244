import { type ParleyEvent, typingExpiresAfter } from '@/lib/contract/events'
import type { Message } from '@/lib/contract/views'
import { type Socket, socketDialect } from '@/lib/http/socket'
import { otherSideOf } from '@/lib/messaging/conversations/other-side'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { loadMessage } from '@/lib/messaging/messages/load-messages'
import { newlyRead } from '@/lib/messaging/reads/newly-read'
import { readStates } from '@/lib/messaging/reads/read-states'
import { events } from './events'
import { frames } from './frames'
import { newMessageOf } from './map'
import { errorOf, surface } from './surface'

/** What a socket remembers: by conversation who is on its other side, and when whoever types there is taken to have stopped. */
export interface State {
  others: Map<string, string>
  typing: Map<string, NodeJS.Timeout>
}

/** "WebSocket Events", on Socket.IO at `/socket.io` after an `authenticate` event (decision 22). */
export const socket = socketDialect<State>({
  surface,
  reach: { transport: 'socket.io', token: 'authenticate' },
  async open(ctx, socket) {
    socket.send('authenticated', { user_id: ctx.caller.userId })
    return { others: new Map(), typing: new Map() }
  },
  frames,
  events,
  notify,
  async closed(_, { state }) {
    for (const timer of state.typing.values()) clearTimeout(timer)
  },
  errorFrame: error => ({ event: 'error', data: errorOf(error) }),
})

async function notify(ctx: CallerCtx, socket: Socket<State>, event: ParleyEvent): Promise<void> {
  switch (event.type) {
    case 'message_created':
      return show(ctx, socket, event.message ?? (await loadMessage(ctx, event.messageId)))
    case 'conversation_read':
      return showRead(ctx, socket, event)
    case 'typing':
      await otherSide(ctx, socket, event.conversationId)
      return showTyping(socket, event)
    case 'presence_changed':
      return event.online
        ? socket.send('user_online', { user_id: event.userId })
        : socket.send('user_offline', { user_id: event.userId, last_active: event.lastActiveAt })
  }
}

/** Each socket of both sides hears of a message once: by the answer to its frame, or by the event that it makes. */
async function show(ctx: CallerCtx, socket: Socket<State>, message: Message): Promise<void> {
  const parties = { callerId: ctx.caller.userId, otherId: await otherSide(ctx, socket, message.conversationId) }
  socket.sendOnce(message.id, 'new_message', newMessageOf(message, parties))
}

/** One frame for each message that became read, to its sender as far as they may know (decision 7), and to the reader's own sockets. */
async function showRead(ctx: CallerCtx, socket: Socket<State>, event: Extract<ParleyEvent, { type: 'conversation_read' }>): Promise<void> {
  await otherSide(ctx, socket, event.conversationId)
  const ids = event.messageId ? [event.messageId] : await newlyRead(ctx, event)
  const states = await readStates(ctx, ids)
  for (const id of ids) {
    const state = states.get(id)
    if (state?.read) socket.send('message_read', { message_id: id, read_by: event.userId, read_at: state.readAt ?? event.at })
  }
}

/** Ends by itself where nobody says so (decision 16). */
function showTyping(socket: Socket<State>, event: Extract<ParleyEvent, { type: 'typing' }>): void {
  const { conversationId, userId, typing } = event
  const { state } = socket
  const shown = (is_typing: boolean) => socket.send('user_typing', { conversation_id: conversationId, user_id: userId, is_typing })
  clearTimeout(state.typing.get(conversationId))
  state.typing.delete(conversationId)
  shown(typing)
  if (!typing) return
  state.typing.set(conversationId, setTimeout(() => {
    state.typing.delete(conversationId)
    shown(false)
  }, typingExpiresAfter))
}

const mostRemembered = 1000

/** Throws `not_found` for a group, which is none here. */
async function otherSide(ctx: CallerCtx, { state: { others } }: Socket<State>, conversationId: string): Promise<string> {
  const known = others.get(conversationId) ?? (await otherSideOf(ctx, conversationId))
  if (others.size >= mostRemembered) others.clear()
  others.set(conversationId, known)
  return known
}
