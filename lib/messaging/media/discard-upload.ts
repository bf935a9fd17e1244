import type { CallerCtx } from '../ctx'

/** Gives up a file of the caller's that was not sent: nothing can be done with it any more, and `purgeUploads` takes its bytes. */
export async function discardUpload({ sql, caller }: CallerCtx, input: { id: string }): Promise<void> {
  await sql`
    update uploads set deleted_at = clock_timestamp()
    where id = ${input.id} and owner_id = ${caller.userId} and not attached and deleted_at is null`
}
