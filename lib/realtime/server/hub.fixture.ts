import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Pusher from 'pusher'
import PusherClient, { type Channel } from 'pusher-js'
import { WebSocket } from 'ws'
import { createHub, type Hub, type HubOptions } from './index'

export const app = { id: '1001', key: 'parley-key', secret: 'parley-secret' }

/** A frame as a raw client sees it. */
export interface Frame {
  event: string
  channel?: string
  data?: unknown
}

/** A WebSocket that keeps what it receives, for what pusher-js would never send. */
export interface RawClient {
  socket: WebSocket
  socketId: string
  send(frame: unknown): void
  /** The next frame with this event name that has not been taken yet. */
  next(event: string): Promise<Frame>
  closed: Promise<number>
}

export interface RunningHub {
  hub: Hub
  port: number
  /** The official server library. */
  rest: Pusher
  connect(): PusherClient
  raw(query?: string, key?: string): Promise<RawClient>
  /** Shuts the hub and its server down; the clients stay and notice. */
  shutDown(): Promise<void>
  /** Disconnects the clients, then shuts down. */
  stop(): Promise<void>
}

/** A hub on a real server and a port of its own. */
export async function startHub(options: Partial<HubOptions> = {}, port = 0): Promise<RunningHub> {
  const hub = createHub({ app, ...options })
  const server = createServer((request, response) => {
    if (!hub.handleRequest(request, response)) response.writeHead(418).end()
  })
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (!hub.handleUpgrade(request, socket, head)) socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const bound = (server.address() as AddressInfo).port
  const rest = new Pusher({ appId: app.id, key: app.key, secret: app.secret, host: '127.0.0.1', port: String(bound), useTLS: false })
  const clients: PusherClient[] = []
  const raws: RawClient[] = []
  async function shutDown() {
    await hub.close()
    if (!server.listening) return
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    hub,
    port: bound,
    rest,
    connect() {
      const client = connectPusher(bound, rest)
      clients.push(client)
      return client
    },
    async raw(query = '?protocol=7', key = app.key) {
      const client = await connectRaw(`ws://127.0.0.1:${bound}/app/${key}${query}`)
      raws.push(client)
      return client
    },
    shutDown,
    async stop() {
      for (const client of clients) client.disconnect()
      for (const { socket } of raws) socket.terminate()
      await shutDown()
    },
  }
}

function connectPusher(port: number, rest: Pusher): PusherClient {
  return new PusherClient(app.key, {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId, channelName }, callback) => {
        const member = channelName.startsWith('presence-') ? { user_id: socketId, user_info: { name: `n${socketId}` } } : undefined
        callback(null, rest.authorizeChannel(socketId, channelName, member))
      },
    },
    userAuthentication: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId }, callback) => callback(null, rest.authenticateUser(socketId, { id: 'alice' })),
    },
  })
}

async function connectRaw(url: string): Promise<RawClient> {
  const socket = new WebSocket(url)
  const inbox: Frame[] = []
  const waiting = new Map<string, (frame: Frame) => void>()
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Frame
    const take = waiting.get(frame.event)
    waiting.delete(frame.event)
    if (take === undefined) inbox.push(frame)
    else take(frame)
  })
  const client: RawClient = {
    socket,
    socketId: '',
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next(event) {
      const at = inbox.findIndex((frame) => frame.event === event)
      if (at >= 0) return Promise.resolve(inbox.splice(at, 1)[0] as Frame)
      return new Promise((resolve) => waiting.set(event, resolve))
    },
    closed: new Promise((resolve) => socket.once('close', resolve)),
  }
  socket.on('error', () => {})
  const established = client.next('pusher:connection_established')
  const greeting = await Promise.race([established, client.closed])
  if (typeof greeting === 'object') client.socketId = (JSON.parse(String(greeting.data)) as { socket_id: string }).socket_id
  return client
}

/** What channels, connections and users of pusher-js have in common. */
interface Emitter {
  bind(event: string, callback: (data: never) => void): unknown
  unbind(event: string, callback: (data: never) => void): unknown
}

/** The next event of this name. */
export function once<Data = unknown>(emitter: Emitter, event: string): Promise<Data> {
  return new Promise((resolve) => {
    const take = (data: Data) => {
      emitter.unbind(event, take)
      resolve(data)
    }
    emitter.bind(event, take)
  })
}

/** Subscribes with pusher-js and waits for the answer. */
export async function subscribe(client: PusherClient, name: string): Promise<Channel> {
  const channel = client.subscribe(name)
  await once(channel, 'pusher:subscription_succeeded')
  return channel
}
