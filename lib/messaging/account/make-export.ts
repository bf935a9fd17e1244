import { v7 as newId } from 'uuid'
import * as z from 'zod/mini'
import type { Caller, Ctx } from '../ctx'
import { defineJob } from '../jobs/job'
import { writeArchive } from './write-archive'

const noSession = '00000000-0000-0000-0000-000000000000'

/**
 * Makes an export, straight into the storage, and tells the person's devices. Begun anew after a crash: the key is the
 * export's own, so what a dead worker left is replaced. Whoever deletes their account meanwhile leaves nothing behind.
 */
export const makeExport = defineJob({
  kind: 'make_export',
  payload: z.object({ exportId: z.uuid() }),
  attempts: 5,
  async run(ctx, { exportId }) {
    const row = await find(ctx, exportId)
    if (row && row.status !== 'preparing') return
    const key = exportKeyOf(exportId)
    const size = row ? await keep(ctx, row.caller, { exportId, at: row.createdAt }, key) : 0
    if (row && (await finish(ctx, exportId, key, size))) return tell(ctx, row.caller.userId)
    await ctx.storage.remove(key)
  },
  async gaveUp(ctx, { exportId }) {
    await ctx.storage.remove(exportKeyOf(exportId))
    await ctx.sql`update exports set status = 'failed', finished_at = now() where id = ${exportId} and status = 'preparing'`
  },
})

export function exportKeyOf(exportId: string): string {
  return `exports/${exportId}`
}

async function find({ sql }: Ctx, id: string): Promise<{ status: string; createdAt: Date; caller: Caller } | undefined> {
  const [row] = await sql<(Caller['person'] & Pick<Caller, 'role' | 'plan'> & { status: string; createdAt: Date })[]>`
    select e.status, e.created_at as "createdAt", u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", u.role, u.plan
    from exports e join users u on u.id = e.user_id where e.id = ${id} and u.deleted_at is null`
  if (!row) return undefined
  const { status, createdAt, role, plan, ...person } = row
  return { status, createdAt, caller: { userId: person.id, sessionId: noSession, role, plan, person } }
}

/** Puts the archive where it is kept, piece by piece; answers its bytes. */
async function keep(ctx: Ctx, caller: Caller, of: { exportId: string; at: Date }, key: string): Promise<number> {
  let size = 0
  async function* counted() {
    for await (const piece of writeArchive({ ...ctx, caller }, of)) {
      size += piece.length
      yield piece
    }
  }
  await ctx.storage.put(key, counted(), 'application/zip')
  return size
}

/** Whether it is still wanted; not once the account is deleted. */
async function finish({ sql }: Ctx, id: string, key: string, size: number): Promise<boolean> {
  const finished = await sql`
    update exports set status = 'ready', storage_key = ${key}, size = ${size}, finished_at = now() where id = ${id} and status = 'preparing' returning id`
  return finished.length > 0
}

async function tell({ announcer }: Ctx, userId: string): Promise<void> {
  const event = { v: 1, id: newId(), type: 'resync', at: new Date().toISOString() } as const
  await announcer.publish([{ userIds: [userId], event }])
}
