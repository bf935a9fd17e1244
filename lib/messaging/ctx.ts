import type { Database } from '@/db/client'
import type { ParleyEvent } from '@/lib/contract/events'
import type { Person } from '@/lib/contract/views'
import type { NetworkRules } from './guarded-fetch'
import type { SurfaceRules } from './policy'

/** Who is asking: known by their session, with what every view of their own words needs. */
export interface Caller {
  userId: string
  sessionId: string
  role: 'user' | 'moderator' | 'administrator'
  plan: 'free' | 'premium'
  person: Person
}

/** An event for some people. A numbered one is in the outbox until it is out. */
export interface Publication {
  userIds: readonly string[]
  event: ParleyEvent
}

/** How the core tells the world; `lib/realtime/publish.ts` implements it. Neither call ever throws. */
export interface Announcer {
  /** `exceptSocketId`: the socket of the tab that caused it and has the answer already. */
  publish(publications: readonly Publication[], exceptSocketId?: string): Promise<void>
  /** Closes every live connection of a person, so that those still allowed must ask again. */
  disconnect(userId: string): Promise<void>
}

/** Where the bytes of uploads and exports are; `lib/storage` implements it on disk and on S3. */
export interface Storage {
  /** There whole or not at all; what was there under the key is replaced. What comes in pieces is never in memory as a whole. */
  put(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>, contentType: string): Promise<void>
  /** Part of what is there, both ends included; null for a key that is not there. */
  get(key: string, range?: { start: number; end: number }): Promise<ReadableStream<Uint8Array> | null>
  /** Says nothing about a key that is not there. */
  remove(key: string): Promise<void>
}

/** What whoever runs this server decided, as far as the core needs it. */
export interface Operator {
  /** `multiplier` scales every limit; with `enabled` false there are none (rule 10). */
  rateLimits: { enabled: boolean; multiplier: number }
  /** What a suspended person is told to do about it. */
  appealText: string
  /** Whether a contract's delete of a conversation erases it for everybody in it, or clears the caller's view (decision 11). */
  contractDelete: 'everyone' | 'mine'
  /** What may be called besides public addresses on the web's ports. */
  network: NetworkRules
  /** Where people reach this server, if that is known. */
  publicUrl: string | null
}

/** What a verb works with when nobody needs to be signed in. */
export interface Ctx {
  sql: Database
  announcer: Announcer
  storage: Storage
  /** What the surface that is spoken asks of the contact policy. */
  rules: SurfaceRules
  operator: Operator
  /** Signs cursors and tokens. */
  secret: string
  socketId?: string | undefined
  userAgent?: string | undefined
}

/** What a verb works with on behalf of somebody. */
export interface CallerCtx extends Ctx {
  caller: Caller
}
