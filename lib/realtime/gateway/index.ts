import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { createCtx } from '@/lib/http/context'
import type { SocketDialect } from '@/lib/http/socket'
import type { Ctx } from '@/lib/messaging/ctx'
import type { Core, GatewayLog } from './core'
import { Doors } from './doors'
import { defaultLimits, type GatewayLimits } from './limits'
import { People } from './people'
import { RawSockets } from './raw'
import { SocketIo } from './socket-io'
import type { Tap } from './tap'

export { HubTap } from './hub-tap'
export type { GatewayLimits } from './limits'
export { PusherTap } from './pusher-tap'
export type { Tap } from './tap'

export interface GatewayOptions {
  dialects: readonly SocketDialect[]
  tap: Tap
  log: GatewayLog
  limits?: Partial<GatewayLimits>
  /** Somebody's first socket here is open. Called synchronously; it must not throw. */
  onPresent?(userId: string): void
  /** Somebody's last socket here is gone. Called synchronously; it must not throw. */
  onGone?(userId: string): void
}

/** The sockets of the older contracts, on whatever server it is given (contracts README, decision 22). */
export interface Gateway {
  /** Answers Socket.IO's polling; false when the path is not the gateway's. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean
  /** Takes over a WebSocket; false when the path is not the gateway's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Asks at once whether somebody's sessions still hold, and closes the sockets of those that do not. */
  recheck(userId: string): void
  stats(): { connections: number; people: number }
  /** Closes all sockets, spread over about two seconds at most; new ones get 503. */
  close(): Promise<void>
}

/** Makes a gateway; it does not listen by itself. */
export function createGateway({ dialects, tap, log, onPresent = ignore, onGone = ignore, ...options }: GatewayOptions): Gateway {
  const limits = { ...defaultLimits, ...options.limits }
  const contexts = new Map<SocketDialect, Ctx>(dialects.map(dialect => [dialect, createCtx(undefined, dialect.surface.rules)]))
  const people = new People({ tap, limits, log, ctx: createCtx(), onPresent, onGone })
  const core: Core = { limits, log, people, ctxOf: dialect => contexts.get(dialect) ?? createCtx(undefined, dialect.surface.rules) }
  const doors = new Doors(limits)
  const raw = new RawSockets(core, doors, dialects)
  const socketIo = new SocketIo(core, doors, dialects)

  return {
    handleRequest(request, response) {
      if (!socketIo.owns(request)) return false
      socketIo.request(request, response)
      return true
    },
    handleUpgrade(request, socket, head) {
      const ofSocketIo = socketIo.owns(request)
      if (!ofSocketIo && !raw.owns(request)) return false
      if (doors.closed) socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      else if (ofSocketIo) socketIo.upgrade(request, socket, head)
      else raw.upgrade(request, socket, head)
      return true
    },
    recheck: userId => people.recheck(userId),
    stats: () => ({ connections: doors.open, people: people.size }),
    async close() {
      doors.closed = true
      people.stop()
      await Promise.all([raw.close(), socketIo.close()])
      tap.close()
    },
  }
}

function ignore(): void {}
