import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'

/*
 * Nothing here refers to the tables of what people say: what was reported must outlive it (decision 10).
 * Triggers in the migration refuse every change to evidence and audit log.
 */

export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    reporterId: uuid('reporter_id').notNull(),
    reportedId: uuid('reported_id').notNull(),
    messageId: uuid('message_id'),
    conversationId: uuid('conversation_id'),
    reason: text('reason', { enum: ['spam', 'harassment', 'inappropriate_behavior', 'fake_profile', 'other'] }).notNull(),
    description: text('description').notNull().default(''),
    status: text('status', { enum: ['pending', 'reviewed', 'resolved', 'dismissed'] }).notNull().default('pending'),
    /** What the reporter is told. */
    note: text('note'),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
    /** The folded text that was reported: the same from one sender to many people is one entry of the queue. */
    textKey: text('text_key'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  table => [
    index('reports_queue').on(table.status, table.createdAt),
    index('reports_reporter').on(table.reporterId, table.createdAt.desc().nullsFirst()),
    index('reports_reported').on(table.reportedId, table.textKey),
    // The same person reports the same thing only once, until it is decided.
    uniqueIndex('reports_open').on(table.reporterId, sql`coalesce(message_id, reported_id)`).where(sql`status in ('pending', 'reviewed')`),
  ],
)

/** What was said, as it was when it was reported; each row's hash covers the one before. */
export const evidence = pgTable(
  'evidence',
  {
    reportId: uuid('report_id').notNull().references(() => reports.id),
    position: integer('position').notNull(),
    role: text('role', { enum: ['reported', 'neighbour', 'profile'] }).notNull(),
    /** The message with its attachments and edit history, or the profile. */
    content: jsonb('content').notNull(),
    hash: text('hash').notNull(),
  },
  // The second finds what names an upload, whose bytes are kept then.
  table => [primaryKey({ columns: [table.reportId, table.position] }), index('evidence_content').using('gin', table.content.op('jsonb_path_ops'))],
)

/** What staff did and looked at, append-only; each row's hash covers the one before. */
export const auditLog = pgTable(
  'audit_log',
  {
    number: bigint('number', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    id: uuid('id').notNull().unique(),
    actorId: uuid('actor_id').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    details: jsonb('details').notNull().default({}),
    at: moment('at').notNull().default(sql`now()`),
    hash: text('hash').notNull(),
  },
  table => [index('audit_log_at').on(table.at)],
)
