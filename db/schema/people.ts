import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'

const audiences = ['everyone', 'contacts', 'nobody'] as const

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
    /** Premium people of `vibesmatch` write without asking (decision 7). */
    plan: text('plan', { enum: ['free', 'premium'] }).notNull().default('free'),
    birthDate: date('birth_date'),
    /** Who may begin to write to this person (decision 3), and whose first message needs no request (decision 6). */
    whoCanMessage: text('who_can_message', { enum: ['everyone', 'followers', 'nobody'] }).notNull().default('everyone'),
    autoAccept: text('auto_accept', { enum: ['followers', 'following', 'mutual', 'off'] }).notNull().default('followers'),
    readReceipts: text('read_receipts', { enum: audiences }).notNull().default('everyone'),
    typingIndicators: text('typing_indicators', { enum: audiences }).notNull().default('everyone'),
    showPresence: text('show_presence', { enum: audiences }).notNull().default('contacts'),
    shareEmail: boolean('share_email').notNull().default(false),
    /** `{push,sound,desktop,preview,quietHours}`; what is absent has its usual value. */
    notifications: jsonb('notifications').notNull().default({}),
    /** Bytes of all that is kept of their uploads; kept beside the rows, so that uploads at once are counted one after another. */
    storedSize: bigint('stored_size', { mode: 'number' }).notNull().default(0),
    theme: text('theme', { enum: ['system', 'light', 'dark'] }).notNull().default('system'),
    locale: text('locale').notNull().default('en'),
    suspendedAt: moment('suspended_at'),
    /** Null: until somebody lifts it. */
    suspendedUntil: moment('suspended_until'),
    suspensionReason: text('suspension_reason'),
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

export const follows = pgTable(
  'follows',
  {
    followerId: uuid('follower_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    followedId: uuid('followed_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [primaryKey({ columns: [table.followerId, table.followedId] }), index('follows_followed').on(table.followedId)],
)

/** One store for every surface, keyed by people (decision 12). */
export const blocks = pgTable(
  'blocks',
  {
    blockerId: uuid('blocker_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    blockedId: uuid('blocked_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [primaryKey({ columns: [table.blockerId, table.blockedId] }), index('blocks_blocked').on(table.blockedId)],
)

export const likes = pgTable(
  'likes',
  {
    likerId: uuid('liker_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    likedId: uuid('liked_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [primaryKey({ columns: [table.likerId, table.likedId] }), index('likes_liked').on(table.likedId)],
)

/** At most one per pair; `first_id` is the smaller of the two ids (decision 7). */
export const matches = pgTable(
  'matches',
  {
    id: uuid('id').primaryKey(),
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    firstId: uuid('first_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    secondId: uuid('second_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    status: text('status', { enum: ['active', 'unmatched'] }).notNull().default('active'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    unmatchedAt: moment('unmatched_at'),
  },
  table => [
    unique('matches_pair').on(table.firstId, table.secondId),
    index('matches_second').on(table.secondId),
    check('matches_sorted', sql`first_id < second_id`),
  ],
)
