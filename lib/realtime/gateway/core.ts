import type { Ctx } from '@/lib/messaging/ctx'
import type { SocketDialect } from '@/lib/http/socket'
import type { GatewayLimits } from './limits'
import type { People } from './people'

/** Where the gateway reports what an operator may want to know; a pino logger fits. */
export interface GatewayLog {
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

/** What all sockets of one gateway share. */
export interface Core {
  limits: GatewayLimits
  log: GatewayLog
  people: People
  /** What verbs work with, under the rules of a dialect's surface. */
  ctxOf(dialect: SocketDialect): Ctx
}
