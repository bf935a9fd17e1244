import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { sessions, users } from './people'

/** A browser that wants to be woken, as it described itself. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    /** The device that asked for it; what is signed out or revoked is woken no more. */
    sessionId: uuid('session_id').notNull().references(() => sessions.id, { onDelete: 'cascade' }),
    endpoint: text('endpoint').notNull().unique(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [index('push_subscriptions_user').on(table.userId)],
)

export const webhooks = pgTable(
  'webhooks',
  {
    id: uuid('id').primaryKey(),
    ownerId: uuid('owner_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    events: text('events').array().notNull(),
    /** Signs each delivery; shown once. */
    secret: text('secret').notNull(),
    /** Why it was switched off, after too many failures. */
    disabledReason: text('disabled_reason'),
    lastStatus: integer('last_status'),
    lastDeliveredAt: moment('last_delivered_at'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [index('webhooks_owner').on(table.ownerId)],
)

/** Work to do after an answer: at least once, each with an effect that a second run does not repeat. */
export const jobs = pgTable(
  'jobs',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    /** What is to be done: the same kind and key is there only once, until it is done or given up. */
    key: text('key').notNull(),
    payload: jsonb('payload').notNull(),
    runAt: moment('run_at').notNull().default(sql`now()`),
    /** A worker has it up to this moment; after that another may take it. */
    heldUntil: moment('held_until'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** Given up after too many attempts. */
    failedAt: moment('failed_at'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [
    index('jobs_due').on(table.runAt).where(sql`failed_at is null`),
    uniqueIndex('jobs_key').on(table.kind, table.key).where(sql`failed_at is null`),
  ],
)

/** What was notified already, so that a job that runs twice shows once. */
export const notified = pgTable(
  'notified',
  {
    key: text('key').notNull(),
    target: uuid('target').notNull(),
    at: moment('at').notNull().default(sql`now()`),
  },
  table => [primaryKey({ columns: [table.key, table.target] }), index('notified_at').on(table.at)],
)
