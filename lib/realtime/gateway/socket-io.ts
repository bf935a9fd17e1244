import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { Server, type Socket } from 'socket.io'
import { ParleyError } from '@/lib/contract/errors'
import { addressOfPeer } from '@/lib/http/address'
import { authenticateSocket } from '@/lib/http/authenticate'
import { asParleyError } from '@/lib/http/problem'
import type { SocketDialect } from '@/lib/http/socket'
import type { Caller } from '@/lib/messaging/ctx'
import { type Acknowledge, Connection, type Peer } from './connection'
import type { Core } from './core'
import type { Doors } from './doors'
import { callOf } from './handshake'
import { stagger } from './stagger'

type EngineRequest = Parameters<Server['engine']['handleRequest']>[0]
type EngineClient = Socket['conn']

const path = '/socket.io'

/** The Socket.IO sockets of the contracts that have them, over WebSocket and polling. */
export class SocketIo {
  readonly #core: Core
  readonly #byHandshake: SocketDialect | undefined
  readonly #byEvent: SocketDialect | undefined
  readonly #server: Server
  readonly #clients = new Set<EngineClient>()
  readonly #connections = new WeakMap<Socket, Connection>()

  constructor(core: Core, doors: Doors, dialects: readonly SocketDialect[]) {
    this.#core = core
    const reached = (token: 'handshake' | 'authenticate') => dialects.find(({ reach }) => reach.transport === 'socket.io' && reach.token === token)
    this.#byHandshake = reached('handshake')
    this.#byEvent = reached('authenticate')
    // The server that it is given never listens: what is for it is handed to its engine.
    this.#server = new Server(createServer(), {
      path,
      serveClient: false,
      destroyUpgrade: false,
      // As the HTTP APIs: any page may come with a token, none with our cookie.
      cors: { origin: '*' },
      maxHttpBufferSize: core.limits.refusedBytes,
      pingInterval: core.limits.pingEvery * 1000,
      connectTimeout: core.limits.authenticateWithin * 1000,
      allowRequest: (request, answer) => answer(null, !doors.closed && !doors.isFull(addressOfPeer(request))),
    })
    this.#server.engine.on('connection', (client: EngineClient) => {
      const address = addressOfPeer(client.request)
      this.#clients.add(client)
      doors.enter(address)
      client.once('close', () => {
        this.#clients.delete(client)
        doors.leave(address)
      })
    })
    this.#server.use((socket, next) => void this.#greet(socket).then(() => next(), next))
    this.#server.on('connection', socket => this.#connect(socket))
  }

  owns(request: IncomingMessage): boolean {
    const { pathname } = new URL(request.url ?? '/', 'http://gateway')
    return pathname === path || pathname === `${path}/`
  }

  request(request: IncomingMessage, response: ServerResponse): void {
    this.#server.engine.handleRequest(request as EngineRequest, response)
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.#server.engine.handleUpgrade(request as EngineRequest, stream, head)
  }

  /** Closes as a broken line does: after that clients come back by themselves. */
  async close(): Promise<void> {
    await stagger([...this.#clients], this.#core.limits.shutdownSpread * 1000, client => client.close())
    await this.#server.close().catch(() => {})
  }

  /** A token in the handshake decides before the client is connected; it learns of a bad one by `connect_error`. */
  async #greet(socket: Socket): Promise<void> {
    const dialect = this.#byHandshake
    if (!dialect) return
    const given = tokenOf(socket.handshake.auth)
    try {
      socket.data.caller = await this.#identify(socket, given)
    } catch (error) {
      const known = asParleyError(error) ?? new ParleyError('internal', 'Something went wrong on the server.')
      throw Object.assign(new Error(known.message), { data: dialect.errorFrame(known).data })
    }
  }

  #identify(socket: Socket, token: string | null): Promise<Caller | null> {
    const call = callOf(socket.request, socket.handshake.headers)
    const dialect = this.#byEvent ?? this.#byHandshake
    if (!dialect) return Promise.resolve(null)
    return authenticateSocket(this.#core.ctxOf(dialect), call, token ?? tokenOf(socket.handshake.query))
  }

  #connect(socket: Socket): void {
    const { caller } = socket.data as { caller?: Caller | null }
    const patience = setTimeout(() => this.#sendAway(socket), this.#core.limits.authenticateWithin * 1000)
    socket.on('disconnect', () => {
      clearTimeout(patience)
      this.#connections.get(socket)?.end()
    })
    socket.onAny((event: string, ...given: unknown[]) => {
      if (event === 'authenticate' && this.#byEvent) {
        clearTimeout(patience)
        return this.#bind(socket, this.#byEvent, () => this.#identify(socket, tokenOf(given[0])))
      }
      this.#receive(socket, event, given)
    })
    if (!caller || !this.#byHandshake) return
    clearTimeout(patience)
    this.#bind(socket, this.#byHandshake, async () => caller)
  }

  /** What a socket is bound to last is what it is. */
  #bind(socket: Socket, dialect: SocketDialect, identify: () => Promise<Caller | null>): void {
    this.#connections.get(socket)?.end()
    const connection = new Connection(this.#core, dialect, this.#peer(socket))
    this.#connections.set(socket, connection)
    connection.start(identify)
  }

  #receive(socket: Socket, event: string, given: unknown[]): void {
    const last = given.at(-1)
    const acknowledge = typeof last === 'function' ? (last as Acknowledge) : undefined
    const data = given[0] === last && acknowledge ? {} : (given[0] ?? {})
    const connection = this.#connections.get(socket)
    if (!connection) return this.#show(socket, new ParleyError('unauthenticated', 'Authenticate first.'), event, acknowledge)
    const problem = this.#problemOf(data)
    if (problem) connection.drop(problem, event, acknowledge)
    else connection.receive(event, data, acknowledge)
  }

  #problemOf(data: unknown): ParleyError | undefined {
    const { frameBytes } = this.#core.limits
    if (hasBytes(data, 0)) return new ParleyError('malformed_body', 'A frame is JSON.')
    return Buffer.byteLength(JSON.stringify(data) ?? '') > frameBytes ? new ParleyError('too_large', `A frame has at most ${frameBytes} bytes.`) : undefined
  }

  #sendAway(socket: Socket): void {
    this.#show(socket, new ParleyError('unauthenticated', 'Sign in first: a token is missing.'))
    socket.disconnect(true)
  }

  #show(socket: Socket, error: ParleyError, event?: string, acknowledge?: Acknowledge): void {
    const shown = (this.#byEvent ?? this.#byHandshake)?.errorFrame(error, event)
    if (!shown) return
    socket.emit(shown.event, shown.data)
    acknowledge?.(shown.data)
  }

  #peer(socket: Socket): Peer {
    // Frames that the transport has not taken: it takes more only when it has got rid of the last.
    let waiting = 0
    socket.conn.on('flush', () => { waiting = 0 })
    return {
      send: (event, data) => {
        waiting += 1
        socket.emit(event, ...(data === undefined ? [] : [data]))
        if (waiting > this.#core.limits.waitingEvents) this.#cut(socket)
      },
      close: () => socket.disconnect(true),
      cut: () => this.#cut(socket),
    }
  }

  #cut(socket: Socket): void {
    this.#core.log.warn({}, 'gateway: slow reader cut')
    socket.conn.close(true)
  }
}

function tokenOf(given: unknown): string | null {
  const token = typeof given === 'object' && given !== null && 'token' in given ? given.token : null
  return typeof token === 'string' ? token : null
}

const deepest = 64

function hasBytes(value: unknown, depth: number): boolean {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return true
  // What is deeper is refused for that.
  return depth < deepest && typeof value === 'object' && value !== null && Object.values(value).some(child => hasBytes(child, depth + 1))
}
