import type { imageSizes } from '@/lib/contract/views'
import type { Ctx } from '../ctx'
import { isEvidence } from '../moderation/evidence'
import { keyOfFile } from './create-upload'
import { isAvatar, isCarried } from './release-uploads'

/** The most files that one purge takes; the next takes the rest. */
const batch = 200

/**
 * Gives up what was uploaded a day ago and never sent, then takes away the bytes of what was given up, and last its row:
 * a crash between leaves the row, and so work for the next purge. What was reported stays, for nobody but staff to see
 * (decision 10). Safe to run in several processes at once.
 */
export async function purgeUploads(ctx: Ctx): Promise<void> {
  await giveUpUnsent(ctx)
  await giveUpPreviews(ctx)
  await keepWhatIsShownAgain(ctx)
  for (const { id, storageKey, sizes } of await givenUp(ctx)) {
    await Promise.all(['original', ...Object.keys(sizes)].map(size => ctx.storage.remove(keyOfFile(storageKey, size))))
    await removeRow(ctx, id)
  }
}

async function giveUpUnsent({ sql }: Ctx): Promise<void> {
  await sql`
    update uploads up set deleted_at = clock_timestamp()
    where not attached and deleted_at is null and created_at < now() - interval '1 day'
      and not exists (select from scheduled_messages w where w.sender_id = up.owner_id and w.status = 'waiting' and up.id = any(w.upload_ids))`
}

/** Previews that no message shows, when they are too old to be shown again; and pictures that no preview shows. */
async function giveUpPreviews({ sql }: Ctx): Promise<void> {
  await sql`
    delete from link_previews lp where fetched_at < now() - interval '1 day'
      and not exists (select from messages m where m.preview_key = lp.key and m.deleted_at is null)`
  await sql`
    update uploads up set deleted_at = clock_timestamp()
    where owner_id is null and deleted_at is null and created_at < now() - interval '1 hour'
      and not exists (select from link_previews lp where lp.image_upload_id = up.id)`
}

/**
 * A message that was sent with the file in the very moment in which another one with it was deleted was not seen by the
 * deletion. Nothing is sent with a file that is given up, so this never finds one whose bytes have begun to go.
 */
async function keepWhatIsShownAgain({ sql }: Ctx): Promise<void> {
  await sql`update uploads up set deleted_at = null where deleted_at is not null and attached and (${isCarried(sql)} or ${isAvatar(sql)})`
}

function givenUp({ sql }: Ctx) {
  // Statements that saw it before it was given up have ended after a minute.
  return sql<{ id: string; storageKey: string; sizes: Partial<Record<(typeof imageSizes)[number], unknown>> }[]>`
    select id, storage_key as "storageKey", sizes from uploads up
    where deleted_at < now() - interval '1 minute' and not ${isCarried(sql)} and not ${isEvidence(sql)}
    order by deleted_at limit ${batch}`
}

async function removeRow({ sql }: Ctx, id: string): Promise<void> {
  await sql`
    with detached as (
      delete from attachments where upload_id = ${id}
    ), gone as (
      delete from uploads where id = ${id} and deleted_at is not null returning owner_id, stored_size
    )
    update users u set stored_size = greatest(0, u.stored_size - gone.stored_size) from gone where u.id = gone.owner_id`
}
