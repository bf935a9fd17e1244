import { sql } from 'drizzle-orm'
import { bigint, boolean, doublePrecision, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { users } from './people'

/** A file that somebody handed in. Its bytes are in the storage under `storage_key`, and per size beside it. */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid('id').primaryKey(),
    /** Null for what the server fetched itself: the picture of a link preview. */
    ownerId: uuid('owner_id').references(() => users.id),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['image', 'video', 'audio', 'file'] }).notNull(),
    contentType: text('content_type').notNull(),
    /** Bytes of the original as it is kept, and of all that is kept of it. */
    size: bigint('size', { mode: 'number' }).notNull(),
    storedSize: bigint('stored_size', { mode: 'number' }).notNull(),
    width: integer('width'),
    height: integer('height'),
    /** Seconds. */
    duration: doublePrecision('duration'),
    /** Base64 of the thumbhash of an image. */
    thumbhash: text('thumbhash'),
    storageKey: text('storage_key').notNull(),
    /** What sizes there are, `{thumbnail:{width,height,size}, …}`. */
    sizes: jsonb('sizes').notNull().default({}),
    /** Whether it was ever sent or shown as an avatar; if not, it goes after a day. */
    attached: boolean('attached').notNull().default(false),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    /** The row stays until the bytes are gone. */
    deletedAt: moment('deleted_at'),
  },
  table => [
    index('uploads_owner').on(table.ownerId),
    index('uploads_unattached').on(table.createdAt).where(sql`not attached`),
    index('uploads_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
  ],
)

/** What a link leads to, fetched once for everybody; `failed` ones are remembered too. */
export const linkPreviews = pgTable(
  'link_previews',
  {
    /** Hash of the address. */
    key: text('key').primaryKey(),
    url: text('url').notNull(),
    status: text('status', { enum: ['ready', 'failed'] }).notNull(),
    title: text('title'),
    description: text('description'),
    siteName: text('site_name'),
    imageUploadId: uuid('image_upload_id').references(() => uploads.id, { onDelete: 'set null' }),
    fetchedAt: moment('fetched_at').notNull().default(sql`now()`),
  },
  table => [index('link_previews_image').on(table.imageUploadId).where(sql`image_upload_id is not null`)],
)
