import { timestamp } from 'drizzle-orm/pg-core'

/** A moment by the database's clock, to the millisecond, so that a JavaScript `Date` holds it exactly. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
