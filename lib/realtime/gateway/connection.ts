import * as z from 'zod/mini'
import { ParleyError } from '@/lib/contract/errors'
import type { ParleyEvent } from '@/lib/contract/events'
import { callerOfSession } from '@/lib/http/authenticate'
import { takeFromBudget } from '@/lib/http/limits'
import { asParleyError } from '@/lib/http/problem'
import { assertSound } from '@/lib/http/read-body'
import type { Frame, Socket, SocketDialect } from '@/lib/http/socket'
import type { Caller, CallerCtx } from '@/lib/messaging/ctx'
import type { Core } from './core'
import { Queue, Recent } from './queue'

/** What a transport does for a connection. */
export interface Peer {
  send(event: string, data: unknown): void
  /** After what was sent. */
  close(code: number, reason: string): void
  /** At once: nobody reads there. */
  cut(): void
}

/** Answers a client of Socket.IO that asked for an answer. */
export type Acknowledge = (answer: unknown) => void

const mostRemembered = 256

/** One socket of somebody, between its transport and its dialect. Whatever comes in, it lives on. */
export class Connection implements Socket {
  readonly params: Readonly<Record<string, string>>
  state: unknown
  #caller: Caller | undefined
  readonly #core: Core
  readonly #dialect: SocketDialect
  readonly #peer: Peer
  readonly #frames = new Queue()
  readonly #events = new Queue()
  readonly #sent = new Recent(mostRemembered)
  #opened = false
  #ended = false
  #second = 0
  #count = 0

  constructor(core: Core, dialect: SocketDialect, peer: Peer, params: Record<string, string> = {}) {
    this.#core = core
    this.#dialect = dialect
    this.#peer = peer
    this.params = params
  }

  /** Who is behind it; undefined before that is known. */
  get caller(): Caller | undefined {
    return this.#caller
  }

  /** Opens as soon as it is known who asks; what comes before that waits. Refused, it says why and closes. */
  start(identify: () => Promise<Caller | null>): void {
    const opened = this.#open(identify).catch((error: unknown) => this.close(this.#known(error)))
    this.#frames.add(() => opened)
    this.#events.add(() => opened)
  }

  /** Takes in one frame. `data` is any JSON. */
  receive(event: string, data: unknown, acknowledge?: Acknowledge): void {
    if (this.#admits(event, acknowledge)) this.#frames.add(() => this.#handle(event, data, acknowledge))
  }

  /** Answers a frame that could not be read. */
  drop(error: ParleyError, event?: string, acknowledge?: Acknowledge): void {
    if (this.#admits(event, acknowledge)) this.#frames.add(async () => this.refuse(error, event, acknowledge))
  }

  /** Passes on something that reached the person's channel. */
  notify(event: ParleyEvent): void {
    if (this.#ended) return
    if (this.#events.waiting > this.#core.limits.waitingEvents) return this.#peer.cut()
    this.#events.add(() => this.#notify(event))
  }

  /** The session still holds, and this is who its person is now; null: it does not. */
  confirm(caller: Caller | null): void {
    if (caller) this.#caller = caller
    else this.close(new ParleyError('unauthenticated', 'This session is over. Sign in again.'))
  }

  /** Shows an error in the contract's words. */
  refuse(error: ParleyError, event?: string, acknowledge?: Acknowledge): void {
    const shown = this.#dialect.errorFrame(error, event)
    this.send(shown.event, shown.data)
    acknowledge?.(shown.data)
  }

  send(event: string, data?: unknown): void {
    if (!this.#ended) this.#peer.send(event, data)
  }

  sendOnce(key: string, event: string, data?: unknown): void {
    if (!this.#ended && this.#sent.add(key)) this.#peer.send(event, data)
  }

  /** The code is 4000 and the status that the same refusal has over HTTP (4401, 4403, 4404, 4503 …). */
  close(reason: ParleyError): void {
    if (this.#ended) return
    this.refuse(reason)
    this.#peer.close(4000 + this.#dialect.surface.statusOf[reason.code], reason.message)
    this.end()
  }

  /** The transport is gone, or about to be. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    const caller = this.#caller
    if (!caller) return
    this.#core.people.leave(this, caller.userId)
    this.#events.add(async () => {
      if (this.#opened) await this.#dialect.closed?.(this.#ctx(caller), this)?.catch((error: unknown) => void this.#known(error))
    })
  }

  async #open(identify: () => Promise<Caller | null>): Promise<void> {
    const caller = await identify()
    if (!caller) throw new ParleyError('unauthenticated', 'Sign in first: a token is missing.')
    if (this.#ended) return
    this.#caller = caller
    await this.#core.people.join(this, caller.userId)
    if (this.#ended) return
    this.state = await this.#dialect.open(this.#ctx(caller), this as Socket<undefined>)
    this.#opened = true
  }

  async #handle(event: string, data: unknown, acknowledge?: Acknowledge): Promise<void> {
    if (this.#ended) return
    try {
      const caller = await callerOfSession(this.#core.ctxOf(this.#dialect), this.#caller?.sessionId ?? '')
      this.confirm(caller)
      if (!caller) return
      const ctx = this.#ctx(caller)
      const { frame, input } = this.#read(event, data)
      await this.#take(ctx, frame, input)
      // Apart: an optional call does not evaluate its arguments where there is nothing to call.
      const answer = await frame.receive(ctx, this, input)
      acknowledge?.(answer)
    } catch (error) {
      this.refuse(this.#known(error, event), event, acknowledge)
    }
  }

  #read(event: string, data: unknown): { frame: Frame; input: unknown } {
    const { frames } = this.#dialect
    const frame = Object.hasOwn(frames, event) ? (frames[event] as Frame | undefined) : undefined
    if (!frame) throw new ParleyError('bad_request', 'There is no such event here.')
    assertSound(data, 0)
    const parsed = z.safeParse(frame.data, data)
    if (parsed.success) return { frame, input: parsed.data }
    throw new ParleyError('validation_failed', 'Something does not fit.', {
      errors: parsed.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message })),
    })
  }

  async #take(ctx: CallerCtx, frame: Frame, input: unknown): Promise<void> {
    for (const limit of frame.limit) {
      if (limit === 'none') continue
      const divided = typeof limit === 'object' && 'per' in limit
      const who = divided ? `${ctx.caller.userId}:${limit.per(input).slice(0, 64)}` : ctx.caller.userId
      await takeFromBudget(ctx.sql, divided ? limit.budget : limit, who)
    }
  }

  async #notify(event: ParleyEvent): Promise<void> {
    const caller = this.#caller
    if (this.#ended || !caller) return
    // What was gone before it could be shown is no news for this socket.
    await this.#dialect.notify(this.#ctx(caller), this, event).catch((error: unknown) => void this.#known(error, event.type))
  }

  #ctx(caller: Caller): CallerCtx {
    return { ...this.#core.ctxOf(this.#dialect), caller }
  }

  #known(error: unknown, event?: string): ParleyError {
    const known = asParleyError(error)
    if (known) return known
    this.#core.log.error({ err: error, surface: this.#dialect.surface.name, event }, 'gateway: a frame failed')
    return new ParleyError('internal', 'Something went wrong on the server.')
  }

  #admits(event?: string, acknowledge?: Acknowledge): boolean {
    if (this.#ended) return false
    const { framesPerSecond, waitingFrames } = this.#core.limits
    const second = Math.floor(Date.now() / 1000)
    if (second !== this.#second) this.#count = 0
    this.#second = second
    this.#count += 1
    if (this.#count <= framesPerSecond && this.#frames.waiting <= waitingFrames) return true
    // One answer for the whole excess of a second: an answer to each would double a flood.
    if (this.#count <= framesPerSecond + 1) this.refuse(new ParleyError('rate_limited', 'Too many frames; some were dropped. Wait a moment.', { retryAfter: 1 }), event, acknowledge)
    return false
  }
}
