import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'
import type { HubLimits } from './limits'
import { codes, type Peer, refuse } from './peer'
import type { Opening, Protocol } from './protocol'
import type { Session } from './session'
import { textFrame } from './text-frame'

/** Anything longer is not even buffered: ws closes with 1009. Up to here a client is told and stays. */
const HARD_FRAME_FACTOR = 4
/** How long a closed connection may take to say goodbye, in milliseconds. */
const GOODBYE = 1_000
const SWEEPS_PER_TIMEOUT = 4

export interface SocketsOptions {
  protocol: Protocol
  limits: HubLimits
  onSlowReader(session: Session): void
}

/** One WebSocket as the protocol sees it. */
class SocketPeer implements Peer {
  session: Session | undefined
  heardAt = Date.now()
  pinged = false
  readonly address: string
  readonly #webSocket: WebSocket
  readonly #stream: Duplex
  readonly #sockets: Sockets

  constructor(sockets: Sockets, webSocket: WebSocket, stream: Duplex, address: string) {
    this.#sockets = sockets
    this.#webSocket = webSocket
    this.#stream = stream
    this.address = address
  }

  /** Writes past ws, whose own frames go out whole too: so one frame in memory serves all its readers. */
  send(text: string): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return
    this.#stream.write(textFrame(text))
    if (this.#stream.writableLength > this.#sockets.options.limits.bufferedBytes) this.#cut()
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason)
  }

  terminate(): void {
    this.#webSocket.terminate()
  }

  heard(): void {
    this.heardAt = Date.now()
    this.pinged = false
  }

  /** A close frame would wait behind what is not being read, so there is none. */
  #cut(): void {
    if (this.session !== undefined) this.#sockets.options.onSlowReader(this.session)
    this.terminate()
  }
}

/** The sockets of one hub: handshakes, liveness, caps and shutdown. */
export class Sockets {
  readonly options: SocketsOptions
  readonly #server: WebSocketServer
  readonly #peers = new Set<SocketPeer>()
  readonly #perAddress = new Map<string, number>()
  readonly #sweeper: NodeJS.Timeout
  #closing: Promise<void> | undefined

  constructor(options: SocketsOptions) {
    this.options = options
    const { activityTimeout, pongTimeout, frameBytes } = options.limits
    const serverOptions: ServerOptions & { closeTimeout: number } = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: frameBytes * HARD_FRAME_FACTOR,
      closeTimeout: GOODBYE,
    }
    this.#server = new WebSocketServer(serverOptions)
    const period = (Math.min(activityTimeout, pongTimeout) * 1000) / SWEEPS_PER_TIMEOUT
    this.#sweeper = setInterval(() => this.#sweep(), period)
    this.#sweeper.unref()
  }

  get size(): number {
    return this.#peers.size
  }

  /** Takes over a connection whose path is the hub's. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer, opening: Opening): void {
    if (this.#closing !== undefined) {
      // An upgraded stream has no listener left, and a reset would take the process down.
      stream.on('error', () => {})
      stream.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const address = request.socket.remoteAddress ?? ''
    this.#server.handleUpgrade(request, stream, head, (webSocket) => this.#accept(webSocket, stream, address, opening))
  }

  /** Asks all clients to come back (4100: pusher-js waits a second), spread so that they do not come at once. */
  close(): Promise<void> {
    this.#closing ??= this.#shutDown()
    return this.#closing
  }

  #accept(webSocket: WebSocket, stream: Duplex, address: string, opening: Opening): void {
    const peer = new SocketPeer(this, webSocket, stream, address)
    this.#add(peer)
    webSocket.on('close', () => this.#remove(peer))
    // A broken frame; ws closes the connection by itself.
    webSocket.on('error', () => {})
    if (this.#closing !== undefined) return peer.close(codes.overCapacity, 'Shutting down')
    if (this.#isFull(address)) return refuse(peer, codes.overCapacity, 'Over connection limit')
    const session = this.options.protocol.open(peer, opening)
    if (session === undefined) return
    peer.session = session
    webSocket.on('message', (data, isBinary) => {
      peer.heard()
      session.receive(data as Buffer, isBinary)
    })
    webSocket.on('pong', () => peer.heard())
  }

  #add(peer: SocketPeer): void {
    this.#peers.add(peer)
    this.#perAddress.set(peer.address, (this.#perAddress.get(peer.address) ?? 0) + 1)
  }

  #remove(peer: SocketPeer): void {
    this.#peers.delete(peer)
    const left = (this.#perAddress.get(peer.address) ?? 1) - 1
    if (left > 0) this.#perAddress.set(peer.address, left)
    else this.#perAddress.delete(peer.address)
    peer.session?.end()
  }

  #isFull(address: string): boolean {
    const { connections, connectionsPerAddress } = this.options.limits
    return this.#peers.size > connections || (this.#perAddress.get(address) ?? 0) > connectionsPerAddress
  }

  /** One timer for all connections: asks the silent ones, closes those that did not answer. */
  #sweep(): void {
    const { activityTimeout, pongTimeout } = this.options.limits
    const now = Date.now()
    for (const peer of this.#peers) {
      const silence = (now - peer.heardAt) / 1000
      if (silence > activityTimeout + pongTimeout) {
        peer.session?.close(codes.pongMissing, 'Pong reply not received in time')
      } else if (silence > activityTimeout && !peer.pinged) {
        peer.pinged = true
        peer.session?.ping()
      }
    }
  }

  async #shutDown(): Promise<void> {
    clearInterval(this.#sweeper)
    const peers = [...this.#peers]
    const spread = Math.min(this.options.limits.shutdownSpread * 1000, peers.length * 2)
    const steps = Math.max(1, Math.ceil(spread / 20))
    const perStep = Math.ceil(peers.length / steps)
    for (let start = 0; start < peers.length; start += perStep) {
      if (start > 0) await delay(spread / steps)
      for (const peer of peers.slice(start, start + perStep)) closeForShutdown(peer)
    }
    await this.#allGone(GOODBYE)
    for (const peer of this.#peers) peer.terminate()
    // A socket that was cut off is gone only when the system says so.
    await this.#allGone(GOODBYE)
    this.#server.close()
  }

  /** Until no connection is left, at most so many milliseconds. */
  async #allGone(within: number): Promise<void> {
    const deadline = Date.now() + within
    while (this.#peers.size > 0 && Date.now() < deadline) await delay(10)
  }
}

function closeForShutdown(peer: SocketPeer): void {
  peer.session?.close(codes.overCapacity, 'Shutting down')
}
