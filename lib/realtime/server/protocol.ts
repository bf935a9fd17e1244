import { randomInt } from 'node:crypto'
import { Channels, type ChannelHooks } from './channels'
import { establishedFrame } from './frames'
import type { HubLimits } from './limits'
import { codes, type Peer, refuse } from './peer'
import { Session } from './session'
import type { HubApp } from './signature'

export interface ProtocolOptions {
  app: HubApp
  limits: HubLimits
  clientEvents: boolean
  hooks: ChannelHooks
  /** Milliseconds; only differences matter. */
  now(): number
}

/** What a client asks for when it connects: `/app/{key}?protocol=7`. */
export interface Opening {
  key: string
  version: string | null
}

/** Protocols 5 to 7 are the same in everything that the hub does. */
const OLDEST_VERSION = 5
const NEWEST_VERSION = 7

/** The state of one hub: its sessions, their channels and their people. Knows nothing of sockets. */
export class Protocol {
  readonly options: ProtocolOptions
  readonly channels: Channels
  readonly #users = new Map<string, Set<Session>>()

  constructor(options: ProtocolOptions) {
    this.options = options
    this.channels = new Channels(options.hooks)
  }

  /** Greets a new connection, or refuses and closes it; undefined then. */
  open(peer: Peer, opening: Opening): Session | undefined {
    const refusal = refuseOpening(this.options.app, opening)
    if (refusal !== undefined) {
      refuse(peer, ...refusal)
      return undefined
    }
    const session = new Session(this, peer, newSocketId())
    session.send(establishedFrame(session.id, this.options.limits.activityTimeout))
    return session
  }

  /** Remembers who has signed in over a session, until `forgetUser`. */
  rememberUser(userId: string, session: Session): void {
    const sessions = this.#users.get(userId)
    if (sessions === undefined) this.#users.set(userId, new Set([session]))
    else sessions.add(session)
  }

  forgetUser(userId: string, session: Session): void {
    const sessions = this.#users.get(userId)
    if (sessions?.delete(session) && sessions.size === 0) this.#users.delete(userId)
  }

  /**
   * Closes every connection of a person: those signed in as them and those subscribed to their
   * `private-user-<id>`, but for who hears several people: that is a server, which has the app's secret. Closed with 4009, after which pusher-js does not reconnect by itself. Says how many.
   */
  terminateUser(userId: string): number {
    const sessions = new Set(this.#users.get(userId))
    for (const subscriber of this.channels.subscribers(`private-user-${userId}`)) {
      if (subscriber instanceof Session && subscriber.people === 1) sessions.add(subscriber)
    }
    for (const session of sessions) session.refuse(codes.unauthorized, 'Connection terminated')
    return sessions.size
  }
}

function refuseOpening(app: HubApp, opening: Opening): [code: number, reason: string] | undefined {
  if (opening.key !== app.key) return [codes.unknownApp, 'Unknown app key']
  if (opening.version === null) return [codes.missingVersion, 'No protocol version supplied']
  if (!/^\d{1,9}$/.test(opening.version)) return [codes.invalidVersion, 'Invalid protocol version']
  const version = Number(opening.version)
  if (version >= OLDEST_VERSION && version <= NEWEST_VERSION) return undefined
  return [codes.unsupportedVersion, `Unsupported protocol version; ${NEWEST_VERSION} is spoken here`]
}

/** Two numbers with a dot between, as every Pusher library checks before it signs. */
function newSocketId(): string {
  return `${randomInt(1, 2 ** 32)}.${randomInt(1, 2 ** 32)}`
}
