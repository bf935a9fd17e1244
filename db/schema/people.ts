import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'

export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    username: text('username').notNull(),
    /** The username as it is compared: compatibility forms and case folded. */
    usernameKey: text('username_key').notNull().unique(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    email: text('email'),
    bio: text('bio').notNull().default(''),
    avatarUrl: text('avatar_url'),
    role: text('role', { enum: ['user', 'moderator', 'administrator'] }).notNull().default('user'),
    /** Argon2id in its own format; null for people who come through another provider only. */
    passwordHash: text('password_hash'),
    suspendedAt: moment('suspended_at'),
    deletedAt: moment('deleted_at'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [
    index('users_username_prefix').on(table.usernameKey.op('text_pattern_ops')),
    index('users_name_prefix').on(table.nameKey.op('text_pattern_ops')),
  ],
)

/** How somebody is known to GitHub or Google. */
export const identities = pgTable(
  'identities',
  {
    provider: text('provider').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
)

/** A device that is signed in. For bearer tokens it is also the family of its refresh tokens. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['browser', 'token'] }).notNull(),
    userAgent: text('user_agent'),
    /** Which refresh token is the current one; an older one that comes back revokes the session. */
    generation: integer('generation').notNull().default(0),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    lastActiveAt: moment('last_active_at').notNull().default(sql`now()`),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  table => [index('sessions_user').on(table.userId)],
)

/** What is known of somebody being here; `lib/messaging/presence` makes "online" of it (decision 15). */
export const presence = pgTable('presence', {
  userId: uuid('user_id').primaryKey().references(() => users.id, { onDelete: 'cascade' }),
  /** A live socket is kept alive by its server up to this moment. */
  socketUntil: moment('socket_until'),
  heartbeatAt: moment('heartbeat_at'),
  activeAt: moment('active_at'),
  offlineAt: moment('offline_at'),
  /** What contacts were last told. */
  announced: boolean('announced').notNull().default(false),
})
