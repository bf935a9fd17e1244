import { sql } from 'drizzle-orm'
import { bigint, boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { conversations } from './conversations'
import { linkPreviews, uploads } from './media'
import { users } from './people'

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
    /** Where in `text` the words begin that were said as the caption of its files, in UTF-16 units; null where they were not told apart. */
    captionAt: integer('caption_at'),
    /** What a system message tells, `{type, …}`; its `text` says the same in English. */
    notice: jsonb('notice'),
    replyToId: uuid('reply_to_id'),
    forwarded: boolean('forwarded').notNull().default(false),
    /** Without push and sound. */
    silent: boolean('silent').notNull().default(false),
    mentions: uuid('mentions').array().notNull().default(sql`'{}'`),
    previewKey: text('preview_key').references(() => linkPreviews.key, { onDelete: 'set null' }),
    clientId: uuid('client_id').notNull(),
    /** What was sent under this client id, so that the same id with other content is refused. */
    fingerprint: text('fingerprint').notNull(),
    createdAt: moment('created_at').notNull(),
    editedAt: moment('edited_at'),
    /** Hidden from everybody; the text is gone then. */
    deletedAt: moment('deleted_at'),
    pinnedAt: moment('pinned_at'),
    pinnedBy: uuid('pinned_by').references(() => users.id),
  },
  table => [
    unique('messages_seq').on(table.conversationId, table.seq),
    unique('messages_client_id').on(table.senderId, table.clientId),
    foreignKey({ columns: [table.replyToId], foreignColumns: [table.id] }).onDelete('set null'),
    index('messages_preview').on(table.previewKey).where(sql`preview_key is not null`),
    index('messages_replies').on(table.replyToId).where(sql`reply_to_id is not null`),
    // What search looks words, prefixes and substrings up in; small pending lists, since every search reads them.
    index('messages_text').using('gin', table.text.op('gin_trgm_ops')).with({ gin_pending_list_limit: '512' }).where(sql`deleted_at is null`),
    index('messages_words').using('gin', sql`search_vector(text)`).with({ gin_pending_list_limit: '512' }).where(sql`deleted_at is null`),
    index('messages_pinned').on(table.conversationId, table.pinnedAt).where(sql`pinned_at is not null`),
  ],
)

/** What a message said before each edit, oldest first. */
export const messageEdits = pgTable(
  'message_edits',
  {
    messageId: uuid('message_id').notNull().references(() => messages.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    /** When this wording was replaced. */
    editedAt: moment('edited_at').notNull(),
  },
  table => [primaryKey({ columns: [table.messageId, table.position] })],
)

export const reactions = pgTable(
  'reactions',
  {
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    messageId: uuid('message_id').notNull().references(() => messages.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    emoji: text('emoji').notNull(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    /** Taken back. The row stays, so that any number of changes at once come one after the other. */
    removedAt: moment('removed_at'),
  },
  table => [primaryKey({ columns: [table.messageId, table.emoji, table.userId] })],
)

/** Deleted for one person only. */
export const hiddenMessages = pgTable(
  'hidden_messages',
  {
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    messageId: uuid('message_id').notNull().references(() => messages.id, { onDelete: 'cascade' }),
  },
  table => [primaryKey({ columns: [table.userId, table.messageId] }), index('hidden_messages_message').on(table.messageId)],
)

export const savedMessages = pgTable(
  'saved_messages',
  {
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    messageId: uuid('message_id').notNull().references(() => messages.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [
    primaryKey({ columns: [table.userId, table.messageId] }),
    index('saved_messages_newest').on(table.userId, table.createdAt.desc().nullsFirst()),
    index('saved_messages_message').on(table.messageId),
  ],
)

export const attachments = pgTable(
  'attachments',
  {
    messageId: uuid('message_id').notNull().references(() => messages.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    uploadId: uuid('upload_id').notNull().references(() => uploads.id),
  },
  table => [primaryKey({ columns: [table.messageId, table.position] }), index('attachments_upload').on(table.uploadId)],
)

/** Waits for its time; then it is sent under its own client id, so once. */
export const scheduledMessages = pgTable(
  'scheduled_messages',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id').notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    senderId: uuid('sender_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    clientId: uuid('client_id').notNull(),
    fingerprint: text('fingerprint').notNull(),
    text: text('text').notNull(),
    replyToId: uuid('reply_to_id'),
    uploadIds: uuid('upload_ids').array().notNull().default(sql`'{}'`),
    silent: boolean('silent').notNull().default(false),
    sendAt: moment('send_at').notNull(),
    status: text('status', { enum: ['waiting', 'sent', 'failed'] }).notNull().default('waiting'),
    /** The error code that sending it ended in. */
    failure: text('failure'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [
    unique('scheduled_messages_client_id').on(table.senderId, table.clientId),
    index('scheduled_messages_due').on(table.sendAt).where(sql`status = 'waiting'`),
    index('scheduled_messages_conversation').on(table.conversationId, table.senderId),
  ],
)

/** The log of a conversation: one row per numbered change. `emoji` and `added` tell a change of reactions. */
export const conversationEvents = pgTable(
  'conversation_events',
  {
    conversationId: uuid('conversation_id').notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    id: uuid('id').notNull(),
    type: text('type', { enum: ['message_created', 'message_updated', 'message_deleted', 'reaction_changed'] }).notNull(),
    messageId: uuid('message_id').notNull(),
    /** The number of a message that was deleted: nothing else may be left that tells it. */
    messageNumber: bigint('message_number', { mode: 'number' }),
    userId: uuid('user_id').notNull(),
    emoji: text('emoji'),
    added: boolean('added'),
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
    /** Pushes and webhooks are in the queue already, although no real-time server has taken it. */
    notified: boolean('notified').notNull().default(false),
  },
  table => [primaryKey({ columns: [table.conversationId, table.seq] }), index('outbox_at').on(table.at)],
)
