import type * as z from 'zod/mini'
import type { Limit } from '@/lib/contract/endpoint'
import type { ParleyError } from '@/lib/contract/errors'
import type { ParleyEvent } from '@/lib/contract/events'
import type { CallerCtx } from '@/lib/messaging/ctx'
import type { Surface } from './surface'

/**
 * How a socket is a contract's (contracts README, decision 22): by the address of a raw WebSocket (`/ws/dms/{thread_id}`; a
 * slash at the end means the same as none), or of those at `/socket.io` by where the token comes: with the handshake, or in
 * an event of its own.
 */
export type Reach = { transport: 'raw'; paths: readonly `/${string}`[] } | { transport: 'socket.io'; token: 'handshake' | 'authenticate' }

/** One open socket of somebody, free of any library. `data` is what the contract shows, ready for JSON. */
export interface Socket<State = unknown> {
  /** The parts of its address, decoded. */
  readonly params: Readonly<Record<string, string>>
  /** What `open` made of it. Not there before. */
  readonly state: State
  /** One frame, as one whole string. Raw: `{"type": event, ...data}`. Socket.IO: the event with one argument, or none. */
  send(event: string, data?: unknown): void
  /**
   * Sends unless this was sent to this socket before under the same key. A sender's socket may hear of its own message
   * twice, as the answer to its frame and as the event: `sendOnce(message.id, …)` in both shows it once.
   */
  sendOnce(key: string, event: string, data?: unknown): void
  /** Says why in the contract's words, and closes. */
  close(reason: ParleyError): void
}

/** A frame that the contract's clients may send. */
export interface Frame<Data = unknown, State = unknown> {
  /**
   * What it is taken from, all of them; HTTP takes from the same under the same name. `per` divides a budget further, by
   * what the frame names (`10 events per minute per conversation`).
   */
  limit: readonly (Limit | { budget: Exclude<Limit, string>; per: (data: Data) => string })[]
  /** Of what the frame holds: raw, all of it but `type`. What does not fit is answered with an error. */
  data: z.ZodMiniType<Data>
  /** Identities in `data` are checked here, never trusted. What it answers goes to a Socket.IO client that asked for it. */
  receive(ctx: CallerCtx, socket: Socket<State>, data: Data): Promise<unknown>
}

/**
 * The sockets of an older contract, as a translation: frames in, events out. Calls for one socket come one after the other,
 * `receive` and `notify` each in the order in which things happened; `ctx` is the caller as they are now, under the
 * surface's rules. What `receive` throws is shown by `errorFrame`; a refusal in `notify` (what was to be shown is gone already)
 * is no news. Either way the socket lives on.
 */
export interface SocketDialect<State = unknown> {
  surface: Surface
  reach: Reach
  /** Greets, and answers what `socket.state` shall be. What it throws refuses the socket: it is shown, and then closed. */
  open(ctx: CallerCtx, socket: Socket<undefined>): Promise<State>
  /** By name: `type` of a raw frame, or the event of Socket.IO. */
  frames: Readonly<Record<string, Frame<never, State>>>
  /** What is sent, by name: what each holds beside its name. Errors are among them. */
  events: Readonly<Record<string, z.ZodMiniType>>
  /** Something has reached the person's channel: it becomes as many frames to this socket as the contract has for it. */
  notify(ctx: CallerCtx, socket: Socket<State>, event: ParleyEvent): Promise<void>
  /** The socket is gone. Whether its person still is here is the gateway's matter. */
  closed?(ctx: CallerCtx, socket: Socket<State>): Promise<void>
  /** A refusal in the contract's words; `frame` is the name of what was refused, where it had one. */
  errorFrame(error: ParleyError, frame?: string): { event: string; data: unknown }
}

/** A frame, with its `data` typed by its schema. */
export function frame<Data, State = unknown>(definition: Frame<Data, State>): Frame<never, State> {
  return definition as unknown as Frame<never, State>
}

/** A contract's sockets, as the gateway takes them: whatever a socket's state is, only its own dialect looks at it. */
export function socketDialect<State>(dialect: SocketDialect<State>): SocketDialect {
  return dialect as unknown as SocketDialect
}
