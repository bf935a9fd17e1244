import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { users } from './people'

export const conversations = pgTable('conversations', {
  id: uuid('id').primaryKey(),
  number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
  kind: text('kind', { enum: ['direct', 'group'] }).notNull(),
  name: text('name'),
  /** Both ids, sorted: at most one direct conversation per pair (decision 2). */
  pairKey: text('pair_key').unique(),
  /** Number of the last change; raised inside each write, so that numbers have no gap and follow commit order. */
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
  /** Raised by everything that changes who may do what; a write is guarded by the one its decision read. */
  version: integer('version').notNull().default(0),
  lastMessageId: uuid('last_message_id'),
  createdBy: uuid('created_by').notNull().references(() => users.id),
  createdAt: moment('created_at').notNull().default(sql`now()`),
})

export const memberships = pgTable(
  'memberships',
  {
    conversationId: uuid('conversation_id').notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').notNull().references(() => users.id),
    state: text('state', { enum: ['active', 'requested', 'declined', 'left'] }).notNull().default('active'),
    role: text('role', { enum: ['owner', 'admin', 'member'] }).notNull().default('member'),
    pinned: boolean('pinned').notNull().default(false),
    archived: boolean('archived').notNull().default(false),
    mutedUntil: moment('muted_until'),
    draft: text('draft'),
    readSeq: bigint('read_seq', { mode: 'number' }).notNull().default(0),
    deliveredSeq: bigint('delivered_seq', { mode: 'number' }).notNull().default(0),
    /** `seq` of the last message of somebody else: there may be something unread only above `read_seq`. */
    incomingSeq: bigint('incoming_seq', { mode: 'number' }).notNull().default(0),
    /** When something was last said; kept here so that an inbox is one index scan. */
    activityAt: moment('activity_at').notNull().default(sql`now()`),
    /** When anything that this member may see last changed; what `sync` reads. */
    changedAt: moment('changed_at').notNull().default(sql`now()`),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [
    primaryKey({ columns: [table.conversationId, table.userId] }),
    index('memberships_inbox')
      .on(table.userId, table.pinned.desc().nullsFirst(), table.activityAt.desc().nullsFirst(), table.conversationId.desc().nullsFirst())
      .where(sql`state = 'active' and not archived`),
    index('memberships_unread').on(table.userId).where(sql`incoming_seq > read_seq and state = 'active'`),
    index('memberships_changed').on(table.userId, table.changedAt),
  ],
)

export const messages = pgTable(
  'messages',
  {
    id: uuid('id').primaryKey(),
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    conversationId: uuid('conversation_id').notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    senderId: uuid('sender_id').notNull().references(() => users.id),
    kind: text('kind', { enum: ['text', 'system'] }).notNull().default('text'),
    text: text('text').notNull(),
    clientId: uuid('client_id').notNull(),
    /** What was sent under this client id, so that the same id with other content is refused. */
    fingerprint: text('fingerprint').notNull(),
    createdAt: moment('created_at').notNull(),
    editedAt: moment('edited_at'),
    deletedAt: moment('deleted_at'),
  },
  table => [
    unique('messages_seq').on(table.conversationId, table.seq),
    unique('messages_client_id').on(table.senderId, table.clientId),
  ],
)

/** The log of a conversation: one row per numbered change. */
export const conversationEvents = pgTable(
  'conversation_events',
  {
    conversationId: uuid('conversation_id').notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    id: uuid('id').notNull(),
    type: text('type').notNull(),
    messageId: uuid('message_id'),
    at: moment('at').notNull(),
  },
  table => [primaryKey({ columns: [table.conversationId, table.seq] })],
)

/** Numbered changes that are committed and perhaps not yet published. */
export const outbox = pgTable(
  'outbox',
  {
    conversationId: uuid('conversation_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: moment('at').notNull(),
  },
  table => [primaryKey({ columns: [table.conversationId, table.seq] }), index('outbox_at').on(table.at)],
)
