import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerApi } from './http-api'
import { defaultLimits, type HubLimits } from './limits'
import { Protocol } from './protocol'
import { listen } from './listen'
import { checkMessage, publishMessage, type TriggerMessage } from './publish'
import type { HubApp } from './signature'
import { Sockets } from './ws'

export type { HubLimits } from './limits'
export { MessageRefused, type TriggerMessage } from './publish'
export type { HubApp } from './signature'

/** Where the hub reports what an operator may want to know; a pino logger fits. */
export interface HubLog {
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

export interface HubOptions {
  app: HubApp
  /** Whether clients may send events to each other on private and presence channels. Off by default. */
  clientEvents?: boolean
  limits?: Partial<HubLimits>
  log?: HubLog
  /** A channel has its first subscriber. Called synchronously; it must not throw. */
  onOccupied?(channel: string): void
  /** A channel has lost its last subscriber. Called synchronously; it must not throw. */
  onVacated?(channel: string): void
  /** Somebody's connections are being closed. Called synchronously; it must not throw. */
  onTerminated?(userId: string): void
}

/** Counters since the hub was made, beside what is open now. */
export interface HubStats {
  connections: number
  channels: number
  triggered: number
  delivered: number
  slowReaders: number
}

/** A Pusher Channels server inside this process. It owns `/app/…` (WebSocket) and `/apps/…` (HTTP). */
export interface Hub {
  /** Answers the HTTP API; false when the path is not the hub's. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean
  /** Takes over a WebSocket; false when the path is not the hub's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Publishes from inside the process, by the HTTP API's rules. @throws MessageRefused */
  trigger(message: TriggerMessage): void
  /**
   * Hears a channel from inside the process, whoever publishes to it: a subscriber like any other, but for its socket.
   * `data` is the payload as a string. Answers how to stop.
   */
  listen(channel: string, hear: (name: string, data: string) => void): () => void
  /** Channels that somebody is subscribed to. */
  channels(prefix?: string): string[]
  /** Closes a person's connections with 4009: subscribers of `private-user-<id>` and who signed in as them. */
  terminateUser(userId: string): number
  stats(): HubStats
  /** Closes all connections, spread over about two seconds at most; new ones get 503. */
  close(): Promise<void>
}

/** Makes a hub for one app; it does not listen by itself. */
export function createHub(options: HubOptions): Hub {
  const { app } = options
  const limits = { ...defaultLimits, ...options.limits }
  const counters = { triggered: 0, delivered: 0, slowReaders: 0 }
  const hooks = { onOccupied: options.onOccupied ?? ignore, onVacated: options.onVacated ?? ignore }
  const protocol = new Protocol({ app, limits, clientEvents: options.clientEvents ?? false, hooks, now: Date.now })
  const { channels } = protocol
  const sockets = new Sockets({ protocol, limits, onSlowReader: reportSlowReader })
  const api = { app, limits, channels, publish, terminateUser }

  function publish(messages: TriggerMessage[]): void {
    for (const message of messages) {
      counters.triggered += 1
      counters.delivered += publishMessage(channels, message)
    }
  }

  function terminateUser(userId: string): number {
    options.onTerminated?.(userId)
    return protocol.terminateUser(userId)
  }

  function reportSlowReader(session: { id: string }): void {
    counters.slowReaders += 1
    options.log?.warn({ socketId: session.id, bufferedBytes: limits.bufferedBytes }, 'hub: slow reader cut')
  }

  return {
    handleRequest(request, response) {
      if (!request.url?.startsWith('/apps/')) return false
      answerApi(api, request, response).catch((error: unknown) => {
        options.log?.error({ error: String(error) }, 'hub: request failed')
        response.destroy()
      })
      return true
    },
    handleUpgrade(request, socket, head) {
      if (!request.url?.startsWith('/app/')) return false
      const url = new URL(request.url, 'http://hub')
      const [, key] = /^\/app\/([^/]+)\/?$/.exec(url.pathname) ?? []
      if (key === undefined) return false
      sockets.upgrade(request, socket, head, { key, version: url.searchParams.get('protocol') })
      return true
    },
    trigger(message) {
      checkMessage(message, limits)
      publish([message])
    },
    channels: (prefix) => channels.names(prefix),
    listen: (channel, hear) => listen(channels, channel, hear),
    terminateUser,
    stats: () => ({ connections: sockets.size, channels: channels.size, ...counters }),
    close: () => sockets.close(),
  }
}

function ignore(): void {}
