import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { users } from './people'

export const conversations = pgTable('conversations', {
  id: uuid('id').primaryKey(),
  number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
  kind: text('kind', { enum: ['direct', 'group'] }).notNull(),
  name: text('name'),
  /**
   * Both ids, sorted: at most one direct conversation per pair (decision 2). Where a block comes before any word there
   * is the row alone, without memberships: it is what a block and a first message meet on.
   */
  pairKey: text('pair_key').unique(),
  /** Number of the last change; raised inside each write, so that numbers have no gap and follow commit order. */
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
  /** Raised by everything that changes who may do what; a write is guarded by the one its decision read. */
  version: integer('version').notNull().default(0),
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
    /** Raised by each change of the draft, so that two devices that wrote at once keep both (`policy.mergeDraft`). */
    draftVersion: integer('draft_version').notNull().default(0),
    markedUnread: boolean('marked_unread').notNull().default(false),
    /** Nothing up to here is shown to this member: said before they came, or cleared by them. */
    clearedSeq: bigint('cleared_seq', { mode: 'number' }).notNull().default(0),
    /** Nothing after here is shown to them: said after they left a group. */
    leftSeq: bigint('left_seq', { mode: 'number' }),
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
    index('memberships_unread').on(table.userId, table.state).where(sql`incoming_seq > read_seq or marked_unread`),
    index('memberships_listed').on(table.userId, table.state, table.activityAt.desc().nullsFirst()),
    index('memberships_changed').on(table.userId, table.changedAt),
  ],
)

/**
 * When a member read what: up to `seq`, or with `only` that one message above the watermark (decision 8). The watermark
 * itself is `memberships.read_seq`; the first row at or above a message says when it was read.
 */
export const readMarks = pgTable(
  'read_marks',
  {
    conversationId: uuid('conversation_id').notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    only: boolean('only').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: moment('at').notNull(),
  },
  table => [primaryKey({ columns: [table.conversationId, table.userId, table.only, table.seq] })],
)

/** Who said that they are writing, and until when that is believed (decision 16). Lost in a crash without harm. */
export const typing = pgTable(
  'typing',
  {
    conversationId: uuid('conversation_id').notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    until: moment('until').notNull(),
  },
  table => [primaryKey({ columns: [table.conversationId, table.userId] })],
)

/** Somebody asking to write to somebody (decisions 3 to 5). What was asked is the first message, `message_id`. */
export const requests = pgTable(
  'requests',
  {
    id: uuid('id').primaryKey(),
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    conversationId: uuid('conversation_id').notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    fromId: uuid('from_id').notNull().references(() => users.id),
    toId: uuid('to_id').notNull().references(() => users.id),
    /** `seq` of its first message: what the sender said since counts against what may be said unanswered. */
    firstSeq: bigint('first_seq', { mode: 'number' }).notNull(),
    status: text('status', { enum: ['pending', 'accepted', 'declined', 'cancelled'] }).notNull().default('pending'),
    /** Of the folded text, so that the same words to many people can be told. */
    textKey: text('text_key').notNull(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    decidedAt: moment('decided_at'),
    /** When it was declined; stays when the sender cancels it later, since the recipient is left alone for a while (decision 5). */
    declinedAt: moment('declined_at'),
  },
  table => [
    index('requests_conversation').on(table.conversationId),
    index('requests_received').on(table.toId, table.status, table.createdAt.desc().nullsFirst()),
    index('requests_sent').on(table.fromId, table.createdAt.desc().nullsFirst()),
    index('requests_same_text').on(table.fromId, table.textKey, table.createdAt),
    uniqueIndex('requests_pending').on(table.conversationId, table.toId).where(sql`status = 'pending'`),
  ],
)
