import { v7 as newId } from 'uuid'
import { invalid, ParleyError } from '@/lib/contract/errors'
import type { Account } from '@/lib/contract/moderation-views'
import type { CallerCtx } from '../ctx'
import { isNotSuspended } from '../access'
import { accountOf } from './account'
import { appendToAuditLog } from './audit-log'
import { assertAdministrator } from './staff'

interface Input {
  id: string
  plan?: Account['plan'] | undefined
  role?: Account['role'] | undefined
}

/** Gives somebody another plan or role. The last administrator stays one: `conflict`. */
export async function changeAccount(ctx: CallerCtx, input: Input): Promise<Account> {
  assertAdministrator(ctx)
  if (input.plan === undefined && input.role === undefined) throw invalid('plan', 'Either plan or role, or both.')
  const { id } = await accountOf(ctx, input.id)
  if (!(await write(ctx, id, input))) throw new ParleyError('conflict', 'Somebody has to stay administrator.')
  // Their pages show what they may do.
  await ctx.announcer.publish([{ userIds: [id], event: { v: 1, id: newId(), type: 'resync', at: new Date().toISOString() } }])
  return accountOf(ctx, id)
}

/**
 * One statement. All administrators are locked first, so that two who demote each other at the same time do not both
 * succeed. False where nobody would be left.
 */
async function write(ctx: CallerCtx, id: string, input: Input): Promise<boolean> {
  const { sql } = ctx
  const plan = input.plan ?? null
  const role = input.role ?? null
  const [row] = await sql<{ refused: boolean }[]>`
    with administrators as (
      select u.id from users u where u.role = 'administrator' and u.deleted_at is null and ${isNotSuspended(ctx)}
      order by u.id for no key update
    ), remaining as (
      select count(*) as others from administrators where id <> ${id}
    ), before as (
      select u.id, u.plan, u.role from users u where u.id = ${id}
    ), changed as (
      update users u set plan = coalesce(${plan}, u.plan), role = coalesce(${role}, u.role) from remaining
      where u.id = ${id} and (remaining.others > 0 or u.role <> 'administrator' or coalesce(${role}, u.role) = 'administrator')
      returning u.id, u.plan, u.role
    ), done as (
      select jsonb_build_object('before', jsonb_build_object('plan', b.plan, 'role', b.role), 'after', jsonb_build_object('plan', c.plan, 'role', c.role)) as details
      from changed c join before b on b.id = c.id where (b.plan, b.role) <> (c.plan, c.role)
    ), ${appendToAuditLog(ctx, { action: 'account_changed', subjectType: 'user', subjectId: id, details: sql`done.details`, from: sql`from done` })}
    select not exists (select from changed) as refused`
  return row?.refused === false
}
