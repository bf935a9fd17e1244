import * as z from 'zod/mini'
import { ParleyError } from '@/lib/contract/errors'
import { frame, type Reach, type SocketDialect, socketDialect } from '@/lib/http/socket'
import { nativeSurface } from '@/lib/http/surface'
import { sendMessage } from '@/lib/messaging/messages/send-message'

/** A contract that nobody has: just enough of one to tell what the gateway does. */
export function madeUp(reach: Reach): SocketDialect {
  return socketDialect<{ greeted: string }>({
    surface: nativeSurface,
    reach,
    async open({ caller }, socket) {
      if (socket.params.room === 'hidden') throw new ParleyError('not_found', 'This room does not exist.')
      socket.send('hello', { user: caller.userId, room: socket.params.room ?? null })
      return { greeted: caller.userId }
    },
    frames: {
      ping: frame({ limit: ['none'], data: z.object({}), receive: async (_ctx, socket) => socket.send('pong') }),
      who: frame<object, { greeted: string }>({ limit: ['none'], data: z.object({}), receive: async ({ caller }, { state }) => ({ user: caller.userId, greeted: state.greeted }) }),
      say: frame({
        limit: ['send'],
        data: z.object({ conversation: z.uuid(), text: z.string() }),
        async receive(ctx, socket, { conversation, text }) {
          const { view } = await sendMessage(ctx, { id: conversation, text })
          socket.sendOnce(view.id, 'said', { id: view.id, text: view.text })
        },
      }),
      knock: frame({ limit: [{ name: 'made up knock', points: 3, seconds: 60 }], data: z.object({}), receive: async (_ctx, socket) => socket.send('knocked') }),
      tap: frame({
        limit: [{ budget: { name: 'made up tap', points: 1, seconds: 60 }, per: ({ room }) => room }],
        data: z.object({ room: z.string() }),
        receive: async (_ctx, socket, { room }) => socket.send('tapped', { room }),
      }),
      break: frame({ limit: ['none'], data: z.object({}), receive: async () => { throw new Error('a defect') } }),
    },
    events: {},
    async notify({ caller }, socket, event) {
      if (event.type !== 'message_created' || !event.message) return
      const own = event.message.sender?.id === caller.userId
      socket.sendOnce(event.messageId, own ? 'said' : 'heard', { id: event.messageId, text: event.message.text })
    },
    errorFrame: ({ code, message }, refused) => ({ event: 'error', data: { code, message, ...(refused && { frame: refused }) } }),
  })
}

export const raw = madeUp({ transport: 'raw', paths: ['/ws/made-up', '/ws/made-up/{room}/'] })
export const byHandshake = madeUp({ transport: 'socket.io', token: 'handshake' })
export const byEvent: SocketDialect = {
  ...madeUp({ transport: 'socket.io', token: 'authenticate' }),
  async open({ caller }, socket) {
    socket.send('authenticated', { user: caller.userId })
  },
}
