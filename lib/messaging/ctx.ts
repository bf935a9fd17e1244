import type { Database } from '@/db/client'
import type { ParleyEvent } from '@/lib/contract/events'
import type { Person } from '@/lib/contract/views'

/** Who is asking: known by their session, with what every view of their own words needs. */
export interface Caller {
  userId: string
  sessionId: string
  role: 'user' | 'moderator' | 'administrator'
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

/** What a verb works with when nobody needs to be signed in. */
export interface Ctx {
  sql: Database
  announcer: Announcer
  /** Signs cursors and tokens. */
  secret: string
  socketId?: string | undefined
  userAgent?: string | undefined
}

/** What a verb works with on behalf of somebody. */
export interface CallerCtx extends Ctx {
  caller: Caller
}
