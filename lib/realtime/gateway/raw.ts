import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'
import { ParleyError } from '@/lib/contract/errors'
import { authenticateSocket } from '@/lib/http/authenticate'
import { matchPath, type PathPattern, patternOf } from '@/lib/http/path-pattern'
import type { SocketDialect } from '@/lib/http/socket'
import { Connection, type Peer } from './connection'
import type { Core } from './core'
import type { Doors } from './doors'
import { callOf } from './handshake'
import { stagger } from './stagger'

/** How long a client may take to answer a close, in milliseconds. */
const goodbye = 500
/** "Service restart" (RFC 6455 registry): come back. */
const restart = 1012

interface Open {
  webSocket: WebSocket
  alive: boolean
}

interface Address {
  dialect: SocketDialect
  path: PathPattern
}

/** The raw WebSockets of the contracts that have them. */
export class RawSockets {
  readonly #core: Core
  readonly #doors: Doors
  readonly #addresses: Address[]
  readonly #server: WebSocketServer
  readonly #open = new Set<Open>()
  readonly #pinger: NodeJS.Timeout

  constructor(core: Core, doors: Doors, dialects: readonly SocketDialect[]) {
    this.#core = core
    this.#doors = doors
    this.#addresses = dialects
      .flatMap(dialect => (dialect.reach.transport === 'raw' ? dialect.reach.paths.map(path => ({ dialect, path: patternOf(path) })) : []))
      .sort((one, other) => one.path.names.length - other.path.names.length)
    const options: ServerOptions & { closeTimeout: number } = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: core.limits.refusedBytes,
      // Broken text is answered like any other frame that cannot be read.
      skipUTF8Validation: true,
      closeTimeout: goodbye,
    }
    this.#server = new WebSocketServer(options)
    this.#pinger = setInterval(() => this.#ping(), core.limits.pingEvery * 1000)
  }

  owns(request: IncomingMessage): boolean {
    return this.#find(request) !== null
  }

  /** Takes over a connection to one of the addresses. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const found = this.#find(request)
    if (found) this.#server.handleUpgrade(request, stream, head, webSocket => this.#accept(webSocket, request, found.dialect, found.params))
  }

  async close(): Promise<void> {
    clearInterval(this.#pinger)
    await stagger([...this.#open], this.#core.limits.shutdownSpread * 1000, ({ webSocket }) => webSocket.close(restart, 'The server restarts.'))
    const deadline = Date.now() + goodbye
    while (this.#open.size > 0 && Date.now() < deadline) await delay(10)
    for (const { webSocket } of this.#open) webSocket.terminate()
    this.#server.close()
  }

  #find(request: IncomingMessage): { dialect: SocketDialect; params: Record<string, string> } | null {
    const { pathname } = new URL(request.url ?? '/', 'http://gateway')
    for (const { dialect, path } of this.#addresses) {
      const params = matchPath(path, pathname)
      if (params) return { dialect, params }
    }
    return null
  }

  /** Always accepts first: a page learns nothing from a handshake that is refused, but it sees a frame and a close code. */
  #accept(webSocket: WebSocket, request: IncomingMessage, dialect: SocketDialect, params: Record<string, string>): void {
    const call = callOf(request)
    const connection = new Connection(this.#core, dialect, this.#peer(webSocket), params)
    // A broken frame, or one that is far too large; ws closes the connection by itself.
    webSocket.on('error', () => {})
    if (this.#doors.isFull(call.address)) return connection.close(new ParleyError('unavailable', 'Too many sockets are open.', { retryAfter: 60 }))
    const open = { webSocket, alive: true }
    this.#open.add(open)
    this.#doors.enter(call.address)
    webSocket.on('close', () => {
      this.#open.delete(open)
      this.#doors.leave(call.address)
      connection.end()
    })
    webSocket.on('pong', () => { open.alive = true })
    webSocket.on('message', (bytes, isBinary) => {
      open.alive = true
      this.#read(connection, bytes as Buffer, isBinary)
    })
    connection.start(() => authenticateSocket(this.#core.ctxOf(dialect), call, call.query.get('token')))
  }

  #read(connection: Connection, bytes: Buffer, isBinary: boolean): void {
    const { frameBytes } = this.#core.limits
    try {
      if (isBinary) throw new ParleyError('malformed_body', 'A frame is text.')
      if (bytes.length > frameBytes) throw new ParleyError('too_large', `A frame has at most ${frameBytes} bytes.`)
      const { type, ...data } = parse(bytes)
      connection.receive(type, data)
    } catch (error) {
      connection.drop(error instanceof ParleyError ? error : new ParleyError('malformed_body', 'A frame is a JSON object with a type.'))
    }
  }

  #peer(webSocket: WebSocket): Peer {
    const { bufferedBytes } = this.#core.limits
    return {
      send: (event, data) => {
        if (webSocket.readyState !== webSocket.OPEN) return
        webSocket.send(JSON.stringify(Object.assign({ type: event }, data, { type: event })))
        if (webSocket.bufferedAmount > bufferedBytes) this.#cut(webSocket)
      },
      close: (code, reason) => webSocket.close(code, reason.slice(0, 100)),
      cut: () => this.#cut(webSocket),
    }
  }

  /** A close frame would wait behind what is not being read, so there is none. */
  #cut(webSocket: WebSocket): void {
    this.#core.log.warn({}, 'gateway: slow reader cut')
    webSocket.terminate()
  }

  #ping(): void {
    for (const open of this.#open) {
      if (!open.alive) open.webSocket.terminate()
      open.alive = false
      open.webSocket.ping()
    }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parse(bytes: Buffer): { type: string } & Record<string, unknown> {
  const frame: unknown = JSON.parse(utf8.decode(bytes))
  if (typeof frame !== 'object' || frame === null || Array.isArray(frame)) throw new SyntaxError('no object')
  if (!('type' in frame) || typeof frame.type !== 'string') throw new ParleyError('bad_request', 'A frame has a type.')
  return { ...frame, type: frame.type }
}
