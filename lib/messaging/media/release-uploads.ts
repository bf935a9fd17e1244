import type { Fragment } from 'postgres'
import type { Database } from '@/db/client'

/** Whether a message that is not deleted carries the upload `up`; of messages in `except` (SQL for uuids, as in `in (…)`) none counts. */
export const isCarried = (sql: Database, except?: Fragment) => sql`exists (
  select from attachments carried join messages carrier on carrier.id = carried.message_id
  where carried.upload_id = up.id and carrier.deleted_at is null
    ${except ? sql`and carrier.id not in (${except})` : sql``})`

/** Whether the upload `up` is shown as the picture of its owner. */
export const isAvatar = (sql: Database) => sql`exists (
  select from users shown where shown.id = up.owner_id and shown.avatar_url like '/api/uploads/' || up.id || '%')`

/**
 * A data-modifying part of a statement that deletes messages: their uploads that nothing else shows are given up, and
 * `purgeUploads` takes their bytes. `messageIds` is SQL for the ids, as in `in (…)`; it names messages as they were before.
 *
 *     with gone as (update messages set deleted_at = … returning id), released as (${releaseUploads(sql, sql`select id from gone`)}) …
 */
export const releaseUploads = (sql: Database, messageIds: Fragment) => sql`
  update uploads up set deleted_at = clock_timestamp()
  where up.deleted_at is null
    and up.id in (select given.upload_id from attachments given where given.message_id in (${messageIds}))
    and not ${isCarried(sql, messageIds)} and not ${isAvatar(sql)}`
