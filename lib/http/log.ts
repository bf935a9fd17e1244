import pino, { type Logger } from 'pino'
import { environment } from '@/lib/environment'

let logger: Logger | undefined

/** The log of this process: JSON lines. No text of a message, token or e-mail address ever goes into it. */
export function log(): Logger {
  return (logger ??= pino({ level: environment().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }))
}
