import { io, type ManagerOptions, type Socket as IoSocket, type SocketOptions } from 'socket.io-client'
import { type ClientOptions, WebSocket } from 'ws'
import { environment, projectRoot } from '@/lib/environment'
import { createNodeApi } from '@/lib/http/node'
import type { SocketDialect } from '@/lib/http/socket'
import { nativeSurface } from '@/lib/http/surface'
import { type Client, clientOf } from '@/lib/http/testing/api'
import { listen } from '@/server/http-server'
import { freePort } from '@/server/ports'
import { startRealtime } from '@/server/realtime'
import { watchDeclared } from './declared.fixture'

// As the launcher has it, before anything reads the environment.
process.env.PARLEY_HUB_APP_ID ??= '1001'
process.env.PARLEY_HUB_KEY ??= 'hub-key'
process.env.PARLEY_HUB_SECRET ??= 'hub-secret'

/** A frame as a front end sees it. */
export type Seen = { type: string } & Record<string, unknown>

/** A raw WebSocket that keeps what it receives. */
export interface RawClient {
  webSocket: WebSocket
  /** An object goes as JSON, anything else as it is. */
  send(frame: object | string | Buffer): void
  /** The next frame of this type that has not been taken yet. */
  next(type: string): Promise<Seen>
  /** What has come and was not taken. */
  waiting: Seen[]
  closed: Promise<number>
}

/** A Socket.IO client that keeps what it receives, each event as `{type, ...data}` or `{type, data}`. */
export interface IoClient extends Pick<RawClient, 'next' | 'waiting'> {
  socket: IoSocket
  /** Why the connection was refused. */
  refused: Promise<Error & { data?: unknown }>
  disconnected: Promise<string>
}

/** The whole self-hosted server but for its pages, with its hub, API and gateway on one port. */
export interface SocketSite {
  base: string
  port: number
  /** Somebody new, signed in with a bearer token. */
  client(): Promise<Client>
  /** `path` with its query: `/ws/dms/7?token=…`. Resolves when the socket is open. */
  raw(path: string, options?: ClientOptions): Promise<RawClient>
  io(options?: Partial<ManagerOptions & SocketOptions>): IoClient
  /** Everything that tests opened is closed first. Throws where a contract sent what it does not declare. */
  stop(): Promise<void>
}

export async function startSockets(dialects: readonly SocketDialect[]): Promise<SocketSite> {
  const port = await freePort('127.0.0.1')
  const undeclared: string[] = []
  // What is made up for a test declares nothing.
  const watched = dialects.map(dialect => (dialect.surface === nativeSurface ? dialect : watchDeclared(dialect, undeclared)))
  const realtime = startRealtime(environment(), watched)
  const api = await createNodeApi({ dir: projectRoot })
  const server = await listen({ host: '127.0.0.1', port, requests: [realtime.request, api], upgrades: [realtime.upgrade], onError: error => { throw error } })
  const base = `http://127.0.0.1:${port}`
  const opened: (() => void)[] = []
  return {
    base,
    port,
    client: () => clientOf(base),
    async raw(path, options) {
      const client = rawClient(`ws://127.0.0.1:${port}${path}`, options)
      opened.push(() => client.webSocket.terminate())
      await new Promise((resolve, reject) => client.webSocket.once('open', resolve).once('error', reject))
      return client
    },
    io(options) {
      const client = ioClient(base, options)
      opened.push(() => client.socket.disconnect())
      return client
    },
    async stop() {
      for (const close of opened) close()
      server.stopAccepting()
      await realtime.stop()
      await server.drain(0)
      if (undeclared.length > 0) throw new Error(`Sent, but not declared: ${undeclared.join('; ')}`)
    },
  }
}

export function rawClient(url: string, options?: ClientOptions): RawClient {
  const webSocket = new WebSocket(url, options)
  const { waiting, next, take } = inbox()
  webSocket.on('message', text => take(JSON.parse(String(text)) as Seen))
  const closed = new Promise<number>(resolve => webSocket.once('close', resolve))
  webSocket.on('error', () => {})
  return { webSocket, waiting, next, closed, send: frame => webSocket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame)) }
}

function ioClient(base: string, options: Partial<ManagerOptions & SocketOptions> = {}): IoClient {
  const socket = io(base, { forceNew: true, transports: ['websocket'], ...options })
  const { waiting, next, take } = inbox()
  socket.onAny((type: string, data: unknown) => take(typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data, type } : { type, data }))
  const refused = new Promise<Error>(resolve => socket.once('connect_error', resolve))
  const disconnected = new Promise<string>(resolve => socket.once('disconnect', resolve))
  return { socket, waiting, next, refused, disconnected }
}

function inbox() {
  const waiting: Seen[] = []
  const asked: { type: string; answer(frame: Seen): void }[] = []
  return {
    waiting,
    take(frame: Seen) {
      const index = asked.findIndex(({ type }) => type === frame.type)
      if (index < 0) waiting.push(frame)
      else asked.splice(index, 1)[0]?.answer(frame)
    },
    next(type: string): Promise<Seen> {
      const index = waiting.findIndex(frame => frame.type === type)
      const [found] = index < 0 ? [] : waiting.splice(index, 1)
      return found ? Promise.resolve(found) : new Promise(answer => asked.push({ type, answer }))
    },
  }
}
