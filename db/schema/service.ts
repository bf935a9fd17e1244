import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { moment } from './columns'
import { users } from './people'

/** First answers by `Idempotency-Key` (rule 7). `status` is null while the first call still runs. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: uuid('user_id').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    status: integer('status'),
    body: jsonb('body'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [primaryKey({ columns: [table.userId, table.key] }), index('idempotency_keys_created').on(table.createdAt)],
)

/** Budgets shared by all instances; the shape is the limiter library's. Lost in a crash without harm. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: moment('expire'),
})

/** A zip of everything of one's own, made by a job. */
export const exports = pgTable(
  'exports',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    status: text('status', { enum: ['preparing', 'ready', 'failed'] }).notNull().default('preparing'),
    storageKey: text('storage_key'),
    /** Bytes. */
    size: bigint('size', { mode: 'number' }),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    finishedAt: moment('finished_at'),
  },
  // At most one at a time is made for a person.
  table => [index('exports_user').on(table.userId), uniqueIndex('exports_preparing').on(table.userId).where(sql`status = 'preparing'`)],
)

/** What this server made for itself at first start and keeps: its VAPID keys. */
export const serverState = pgTable('server_state', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
  createdAt: moment('created_at').notNull().default(sql`now()`),
})
