import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import type { Frame, Socket, SocketDialect } from '@/lib/http/socket'

/** A dialect that notes in `undeclared` whatever it sends that is not what its `events` say, field by field. */
export function watchDeclared(dialect: SocketDialect, undeclared: string[]): SocketDialect {
  const { events } = dialect
  const watched = new WeakMap<Socket, Socket>()
  const note = (event: string, data: unknown) => {
    const sent: unknown = JSON.parse(JSON.stringify(data ?? {}))
    const parsed = events[event] ? z.safeParse(events[event], sent) : null
    if (!parsed?.success || !isDeepStrictEqual(parsed.data, sent)) undeclared.push(`${dialect.surface.name}: ${event} ${JSON.stringify(sent)}`)
  }
  const watch = (socket: Socket): Socket => {
    const known = watched.get(socket) ?? {
      get params() { return socket.params },
      get state() { return socket.state },
      send(event, data) { note(event, data); socket.send(event, data) },
      sendOnce(key, event, data) { note(event, data); socket.sendOnce(key, event, data) },
      close: reason => socket.close(reason),
    }
    watched.set(socket, known)
    return known
  }
  const watchedFrame = (frame: Frame<never>): Frame<never> => ({ ...frame, receive: (ctx, socket, data) => frame.receive(ctx, watch(socket), data) })
  return {
    ...dialect,
    open: (ctx, socket) => dialect.open(ctx, watch(socket) as Socket<undefined>),
    frames: Object.fromEntries(Object.entries(dialect.frames).map(([name, frame]) => [name, watchedFrame(frame)])),
    notify: (ctx, socket, event) => dialect.notify(ctx, watch(socket), event),
    closed: async (ctx, socket) => dialect.closed?.(ctx, watch(socket)),
    errorFrame(error, frame) {
      const shown = dialect.errorFrame(error, frame)
      note(shown.event, shown.data)
      return shown
    },
  }
}
