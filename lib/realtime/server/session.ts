import type { Member, Subscriber } from './channels'
import {
  type ClientFrame, clientEventFrame, errorFrame, parseFrame, parseObject, pingFrame, pongFrame, signedInFrame,
  subscriptionErrorFrame,
} from './frames'
import { isChannelName, isPresenceChannel, needsAuthorization, userOfChannel } from './limits'
import { codes, type Peer, refuse } from './peer'
import type { Protocol } from './protocol'
import { verifyChannelToken, verifyUserToken } from './signature'

/** A subscription that was refused: the channel's handlers get `status`, the connection's the error. */
interface Refusal {
  status: number
  message: string
  code: number | null
}

/** One connection's side of the protocol: what it may do, and what it is subscribed to. */
export class Session implements Subscriber {
  readonly id: string
  readonly #protocol: Protocol
  readonly #peer: Peer
  /** Channel name to this connection's user id there (presence channels only). Made when first needed. */
  #subscriptions: Map<string, string | undefined> | undefined
  #user: { id: string; info: unknown } | undefined
  #ended = false
  #second = 0
  #frames = 0
  #clientEvents = 0

  constructor(protocol: Protocol, peer: Peer, id: string) {
    this.#protocol = protocol
    this.#peer = peer
    this.id = id
  }

  /** How many people's own channels it is subscribed to. */
  get people(): number {
    return [...(this.#subscriptions?.keys() ?? [])].filter((channel) => channel.startsWith('private-user-')).length
  }

  send(text: string): void {
    if (!this.#ended) this.#peer.send(text)
  }

  /** Asks the client for a sign of life. */
  ping(): void {
    this.send(pingFrame)
  }

  /** Handles one frame as it came; whatever is in it, the connection survives. */
  receive(data: Buffer, isBinary = false): void {
    if (this.#ended) return
    const { framesPerSecond, frameBytes } = this.#protocol.options.limits
    this.#countFrame()
    // One answer for the whole excess: an answer to each would double a flood.
    if (this.#frames === framesPerSecond + 1) return this.#error('Too many messages; the rest of this second is dropped')
    if (this.#frames > framesPerSecond) return
    if (isBinary) return this.#error('Binary frames are not part of the protocol')
    if (data.length > frameBytes) return this.#error(`A frame has at most ${frameBytes} bytes`)
    const frame = parseFrame(data.toString())
    if (frame === undefined) return this.#error('A frame is a JSON object with an event name')
    this.#handle(frame)
  }

  /** Tells the client why and closes the connection. */
  refuse(code: number, reason: string): void {
    if (this.#ended) return
    refuse(this.#peer, code, reason)
    this.end()
  }

  /** Closes the connection without an error event. */
  close(code: number, reason: string): void {
    if (this.#ended) return
    this.#peer.close(code, reason)
    this.end()
  }

  /** Leaves everything; called when the connection is gone or about to be. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    for (const [channel, userId] of this.#subscriptions ?? []) {
      this.#protocol.channels.unsubscribe(channel, this, userId)
    }
    if (this.#user !== undefined) this.#protocol.forgetUser(this.#user.id, this)
    this.#subscriptions = undefined
  }

  #countFrame(): void {
    const second = Math.floor(this.#protocol.options.now() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#frames = 0
      this.#clientEvents = 0
    }
    this.#frames += 1
  }

  #error(message: string, code: number | null = null): void {
    this.send(errorFrame(code, message))
  }

  #handle(frame: ClientFrame): void {
    if (frame.event.startsWith('client-')) return this.#clientEvent(frame)
    switch (frame.event) {
      case 'pusher:ping':
        return this.send(pongFrame)
      case 'pusher:pong':
        return
      case 'pusher:subscribe':
        return this.#subscribe(parseObject(frame.data) ?? {})
      case 'pusher:unsubscribe':
        return this.#unsubscribe(parseObject(frame.data)?.channel)
      case 'pusher:signin':
        return this.#signIn(parseObject(frame.data) ?? {})
      default:
        return this.#error('Unknown event')
    }
  }

  #subscribe(data: Record<string, unknown>): void {
    const channel = data.channel
    if (typeof channel !== 'string' || !isChannelName(channel, this.#protocol.options.limits)) {
      return this.#error('Invalid channel name')
    }
    if (this.#subscriptions?.has(channel)) return this.#error(`Existing subscription to channel ${channel}`)
    const member = isPresenceChannel(channel) ? this.#memberOf(data.channel_data) : undefined
    const refusal = this.#refuseSubscription(channel, data, member)
    if (refusal !== undefined) {
      this.send(subscriptionErrorFrame(channel, refusal.status, refusal.message))
      return this.#error(refusal.message, refusal.code)
    }
    this.#subscriptions ??= new Map()
    this.#subscriptions.set(channel, member?.userId)
    this.#protocol.channels.subscribe(channel, this, member)
  }

  #refuseSubscription(
    channel: string,
    data: Record<string, unknown>,
    member: Member | undefined,
  ): Refusal | undefined {
    const { limits } = this.#protocol.options
    if (!this.#isAuthorized(channel, data)) {
      return { status: 401, message: `Not authorized for channel ${channel}`, code: codes.unauthorized }
    }
    if ((this.#subscriptions?.size ?? 0) >= limits.subscriptionsPerConnection) {
      return { status: 403, message: 'Too many subscriptions on this connection', code: null }
    }
    if (!isPresenceChannel(channel)) return undefined
    if (member === undefined) return { status: 400, message: 'channel_data must name a user_id', code: null }
    const members = this.#protocol.channels.members(channel)
    if (members.length < limits.membersPerChannel || members.includes(member.userId)) return undefined
    return { status: 403, message: 'The presence channel is full', code: null }
  }

  #isAuthorized(channel: string, data: Record<string, unknown>): boolean {
    const userId = userOfChannel(channel)
    if (userId !== undefined) return this.#user?.id === userId
    if (!needsAuthorization(channel)) return true
    if (typeof data.auth !== 'string') return false
    // `channel_data` is signed on private channels too, where nothing else reads it.
    const channelData = typeof data.channel_data === 'string' ? data.channel_data : undefined
    return verifyChannelToken(this.#protocol.options.app, data.auth, { socketId: this.id, channel, channelData })
  }

  /** The member that `channel_data` describes, or the signed-in user where it is absent. */
  #memberOf(channelData: unknown): Member | undefined {
    if (channelData === undefined) return this.#user && { userId: this.#user.id, userInfo: this.#user.info }
    if (typeof channelData !== 'string') return undefined
    const { limits } = this.#protocol.options
    if (Buffer.byteLength(channelData) > limits.memberBytes) return undefined
    const data = parseObject(channelData)
    const userId = data?.user_id
    if ((typeof userId !== 'string' || userId === '') && typeof userId !== 'number') return undefined
    return { userId: String(userId), userInfo: data?.user_info }
  }

  #unsubscribe(channel: unknown): void {
    if (typeof channel !== 'string' || !this.#subscriptions?.has(channel)) return
    const userId = this.#subscriptions.get(channel)
    this.#subscriptions.delete(channel)
    this.#protocol.channels.unsubscribe(channel, this, userId)
  }

  #signIn(data: Record<string, unknown>): void {
    const { auth, user_data: userData } = data
    if (typeof auth !== 'string' || typeof userData !== 'string') return this.#error('Sign-in needs auth and user_data')
    if (!verifyUserToken(this.#protocol.options.app, auth, { socketId: this.id, userData })) {
      return this.refuse(codes.unauthorized, 'Connection not authorized')
    }
    const user = parseObject(userData)
    if (typeof user?.id !== 'string' || user.id === '') return this.#error('user_data must have an id')
    if (this.#user !== undefined) return this.#error('Already signed in')
    this.#user = { id: user.id, info: user.user_info }
    this.#protocol.rememberUser(user.id, this)
    this.send(signedInFrame(userData))
  }

  #clientEvent(frame: ClientFrame): void {
    const refusal = this.#refuseClientEvent(frame)
    if (refusal !== undefined) return this.#error(refusal, codes.clientEventRefused)
    const channel = frame.channel ?? ''
    const userId = this.#subscriptions?.get(channel)
    this.#protocol.channels.publish(channel, clientEventFrame(frame, userId), this.id)
  }

  #refuseClientEvent(frame: ClientFrame): string | undefined {
    const { clientEvents, limits } = this.#protocol.options
    if (!clientEvents) return 'Client events are switched off'
    const channel = frame.channel
    if (channel === undefined || !needsAuthorization(channel) || !this.#subscriptions?.has(channel)) {
      return 'Client events need a subscription to a private or presence channel'
    }
    if (frame.event.length > limits.nameLength) return 'The event name is too long'
    const data = JSON.stringify(frame.data) ?? ''
    if (Buffer.byteLength(data) > limits.eventBytes) return `data has at most ${limits.eventBytes} bytes`
    this.#clientEvents += 1
    return this.#clientEvents > limits.clientEventsPerSecond ? 'Too many client events' : undefined
  }
}
