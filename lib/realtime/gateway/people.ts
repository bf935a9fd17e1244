import { ParleyError } from '@/lib/contract/errors'
import type { ParleyEvent } from '@/lib/contract/events'
import type { Ctx } from '@/lib/messaging/ctx'
import { callersOf } from '@/lib/messaging/sessions/sign-in'
import type { Connection } from './connection'
import type { GatewayLog } from './core'
import type { GatewayLimits } from './limits'
import { Recent } from './queue'
import type { Tap } from './tap'

export interface PeopleOptions {
  tap: Tap
  limits: GatewayLimits
  log: GatewayLog
  ctx: Ctx
  /** Somebody's first socket here is open, or their last one is gone. */
  onPresent(userId: string): void
  onGone(userId: string): void
}

interface Present {
  connections: Set<Connection>
  /** Ends with how to stop. */
  listening: Promise<() => void>
}

const mostRemembered = 512

/** Who has sockets here. Each of them is listened to once, and all their sockets are told. */
export class People {
  readonly #options: PeopleOptions
  readonly #present = new Map<string, Present>()
  readonly #timer: NodeJS.Timeout
  #checking = false

  constructor(options: PeopleOptions) {
    this.#options = options
    this.#timer = setInterval(() => {
      if (!this.#checking) void this.#check([...this.#present.keys()])
    }, options.limits.recheckEvery * 1000)
  }

  get size(): number {
    return this.#present.size
  }

  /** Resolves once everything that happens from now on reaches the socket. Throws `rate_limited` or `unavailable`. */
  async join(connection: Connection, userId: string): Promise<void> {
    const { limits, onPresent } = this.#options
    const present = this.#present.get(userId) ?? this.#meet(userId)
    if (present.connections.size >= limits.connectionsPerPerson) throw new ParleyError('rate_limited', 'Too many sockets are open. Close one first.', { retryAfter: 60 })
    present.connections.add(connection)
    if (present.connections.size === 1) onPresent(userId)
    await present.listening
  }

  leave(connection: Connection, userId: string): void {
    const present = this.#present.get(userId)
    if (!present?.connections.delete(connection) || present.connections.size > 0) return
    this.#present.delete(userId)
    this.#options.onGone(userId)
    present.listening.then(stop => stop(), () => {})
  }

  /** Asks at once whether somebody's sessions still hold. */
  recheck(userId: string): void {
    if (this.#present.has(userId)) void this.#check([userId])
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #meet(userId: string): Present {
    const connections = new Set<Connection>()
    const seen = new Recent(mostRemembered)
    const hear = (event: ParleyEvent) => {
      // What could not be published at once is published again, and may have arrived nevertheless.
      if (!seen.add(event.id)) return
      for (const connection of connections) connection.notify(event)
    }
    const present = { connections, listening: this.#options.tap.listen(userId, hear) }
    this.#present.set(userId, present)
    return present
  }

  async #check(userIds: string[]): Promise<void> {
    const connections = userIds.flatMap(userId => [...(this.#present.get(userId)?.connections ?? [])])
    const sessions = new Set(connections.flatMap(({ caller }) => caller?.sessionId ?? []))
    if (sessions.size === 0) return
    this.#checking = true
    try {
      const callers = new Map((await callersOf(this.#options.ctx, [...sessions])).map(caller => [caller.sessionId, caller]))
      for (const connection of connections) connection.confirm(callers.get(connection.caller?.sessionId ?? '') ?? null)
    } catch (error) {
      this.#options.log.warn({ err: error }, 'gateway: could not ask whether sessions still hold')
    } finally {
      this.#checking = false
    }
  }
}
