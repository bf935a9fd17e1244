import * as z from 'zod/mini'
import type { ParleyError } from '@/lib/contract/errors'
import { type ParleyEvent, typingExpiresAfter } from '@/lib/contract/events'
import { jsonRef } from '@/lib/contract/input'
import type { Message } from '@/lib/contract/views'
import { frame, type Socket, socketDialect } from '@/lib/http/socket'
import { findConversation } from '@/lib/messaging/conversations/find-conversation'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { setTyping } from '@/lib/messaging/conversations/set-typing'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { findMessage } from '@/lib/messaging/messages/find-message'
import { loadMessage } from '@/lib/messaging/messages/load-messages'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { markRead } from '@/lib/messaging/reads/mark-read'
import { events } from './events'
import { calls, sends } from './limits'
import { newMessageOf } from './map'
import { readOne } from './read-one'
import { surface } from './surface'

/** The room that a socket is in. */
interface Room {
  id: string
  number: number
  /** Numbers of its people by their UUIDs. */
  people: Map<string, number>
  /** Who is shown as writing, with what ends it (decision 16). */
  typing: Map<number, NodeJS.Timeout>
}

const words = z.optional(z.string('Not a text.').check(z.maxLength(100_000, 'Too long.')))

/** Said as over HTTP; `text` is another word for `content` (decision 22). */
const message = frame<{ content?: string | undefined; text?: string | undefined }, Room>({
  limit: [sends],
  data: z.object({ content: words, text: words }),
  async receive(ctx, socket, { content, text }) {
    const { view } = await sendMessage(ctx, { id: socket.state.id, text: content ?? text ?? '' })
    said(socket, view)
  },
})

const typing = frame<{ typing: boolean }, Room>({
  limit: [calls],
  data: z.object({ typing: z.boolean('Not a boolean.') }),
  async receive(ctx, { state: { id } }, input) {
    // What was not accepted is a room here like any other, but nobody hears of typing in it (decision 16).
    if ((await findConversation(ctx, id)).state === 'active') await setTyping(ctx, { id, typing: input.typing })
  },
})

/** All of the room, or one message (decision 8). */
const read = frame<{ message_id?: string | undefined }, Room>({
  limit: [calls],
  data: z.object({ message_id: z.optional(jsonRef) }),
  async receive(ctx, { state: { id } }, { message_id }) {
    if (message_id === undefined) await markRead(ctx, { id })
    else await readOne(ctx, message_id)
  },
})

const ping = frame<object, Room>({ limit: ['none'], data: z.object({}), receive: async (_ctx, socket) => socket.send('pong', { data: {} }) })

/** "WebSocket Support": a socket per room (decision 22). */
export const socket = socketDialect<Room>({
  surface,
  reach: { transport: 'raw', paths: ['/ws/chat/{room_id}/'] },
  async open(ctx, { params }) {
    const { id, number } = await findConversation(ctx, params.room_id ?? '')
    return { id, number, people: await peopleOf(ctx, id), typing: new Map() }
  },
  frames: { message, typing, read, ping },
  events,
  notify,
  async closed(_ctx, { state }) {
    for (const end of state.typing.values()) clearTimeout(end)
  },
  errorFrame: error => ({ event: 'error', data: { message: wordsOf(error) } }),
})

/** Numbers of everybody who is or was in it. */
async function peopleOf(ctx: CallerCtx, id: string): Promise<Room['people']> {
  const { members } = await getConversation(ctx, { id })
  return new Map(members.map(({ user }) => [user.id, user.number]))
}

/** "Events to Send". */
async function notify(ctx: CallerCtx, socket: Socket<Room>, event: ParleyEvent): Promise<void> {
  const { id, people } = socket.state
  if ('conversationId' in event && event.conversationId !== id) return
  switch (event.type) {
    case 'message_created':
      return said(socket, event.message ?? (await loadMessage(ctx, event.messageId)))
    case 'request_created':
    case 'request_updated':
      // There are no requests here: what is said to ask arrives (decision 3).
      if (event.messageId && event.request.to.id === ctx.caller.userId) said(socket, await loadMessage(ctx, event.messageId))
      return
    case 'typing':
      return showTyping(socket, people.get(event.userId), event.typing)
    case 'conversation_read':
      return tell(socket, 'message_read', people.get(event.userId), {
        ...(event.messageId && { message_id: (await findMessage(ctx, event.messageId)).number }),
        read_at: event.at,
      })
    case 'presence_changed':
      return tell(socket, 'user_status', people.get(event.userId), { online: event.online })
    case 'conversation_updated':
      // Who was only asked into a group hears of what is said in it so.
      if (event.messageId) return said(socket, await loadMessage(ctx, event.messageId))
      socket.state.people = await peopleOf(ctx, id)
  }
}

/** Each socket in the room hears of a message once: by the answer to its own frame, or by the event. */
function said(socket: Socket<Room>, message: Message): void {
  const { number, people, typing } = socket.state
  // Who speaks is in the room, also if they came later than this socket.
  people.set(message.sender.id, message.sender.number)
  // Nobody is writing any more what they have said.
  if (typing.has(message.sender.number)) showTyping(socket, message.sender.number, false)
  socket.sendOnce(message.id, 'new_message', { data: newMessageOf(message, number) })
}

/** Ends by itself (decision 16): the contract's clients do not count. */
function showTyping(socket: Socket<Room>, number: number | undefined, isTyping: boolean): void {
  if (number === undefined) return
  const { typing } = socket.state
  clearTimeout(typing.get(number))
  if (isTyping) typing.set(number, setTimeout(() => showTyping(socket, number, false), typingExpiresAfter).unref())
  else typing.delete(number)
  tell(socket, 'typing', number, { is_typing: isTyping })
}

/** Something about one of the people in the room. */
function tell(socket: Socket<Room>, type: string, number: number | undefined, data: object): void {
  if (number !== undefined) socket.send(type, { data: { user_id: number, ...data } })
}

/** A refusal in one line, with the name of what does not fit. */
function wordsOf({ message, extra: { errors: [first] = [] } }: ParleyError): string {
  return first ? `${first.path ? `${first.path}: ` : ''}${first.message}` : message
}
