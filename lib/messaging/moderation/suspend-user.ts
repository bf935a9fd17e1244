import type { Fragment } from 'postgres'
import { invalid, ParleyError } from '@/lib/contract/errors'
import type { Account } from '@/lib/contract/moderation-views'
import { normaliseText } from '@/lib/contract/text'
import type { CallerCtx } from '../ctx'
import { otherPersonOf } from '../people/person-of'
import { accountOf } from './account'
import { appendToAuditLog } from './audit-log'
import { assertModerator } from './staff'

const maxReason = 500

/**
 * Shuts somebody out at once, until a moment (RFC 3339) or until it is lifted; doing it again changes reason and end.
 * Nobody suspends themselves, and only administrators suspend administrators.
 */
export async function suspendUser(ctx: CallerCtx, input: { id: string; reason: string; until?: string | undefined }): Promise<Account> {
  assertModerator(ctx)
  const { sql } = ctx
  const reason = normaliseText(input.reason, { maxLength: maxReason })
  const until = input.until ?? null
  const id = await suspendable(ctx, input.id)
  if (until !== null && Date.parse(until) <= (await now(ctx)).getTime()) throw invalid('until', 'A moment in the future.')
  const change = sql`suspended_at = coalesce(u.suspended_at, now()), suspended_until = ${until}::timestamptz, suspension_reason = ${reason}`
  const details = sql`jsonb_build_object('reason', ${reason}::text, 'until', ${until}::text)`
  await write(ctx, id, { change, action: 'user_suspended', details })
  await ctx.announcer.disconnect(id)
  return accountOf(ctx, id)
}

/** Lets somebody in again. What is not suspended stays so. */
export async function unsuspendUser(ctx: CallerCtx, input: { id: string }): Promise<void> {
  assertModerator(ctx)
  const { sql } = ctx
  const id = await suspendable(ctx, input.id)
  const change = sql`suspended_at = null, suspended_until = null, suspension_reason = null`
  await write(ctx, id, { change, action: 'suspension_lifted', only: sql`and u.suspended_at is not null` })
}

/** The id of somebody whom the caller may suspend. Throws `not_found`, `bad_request` for oneself, or `forbidden`. */
async function suspendable(ctx: CallerCtx, ref: string): Promise<string> {
  const id = await otherPersonOf(ctx, ref)
  const { role } = await accountOf(ctx, id)
  if (role === 'administrator' && ctx.caller.role !== 'administrator') {
    throw new ParleyError('forbidden', 'Only administrators can do this to an administrator.')
  }
  return id
}

interface Change {
  change: Fragment
  action: 'user_suspended' | 'suspension_lifted'
  details?: Fragment
  only?: Fragment
}

/**
 * One statement: the person, the audit log, and `version` of all their direct conversations, whose other sides' sends
 * are decided differently from now on.
 */
async function write(ctx: CallerCtx, id: string, { change, action, details, only }: Change): Promise<void> {
  const { sql, caller } = ctx
  const mayBe = caller.role === 'administrator' ? sql`` : sql`and u.role <> 'administrator'`
  const changed = await sql`
    with direct as (
      select c.id from conversations c join memberships ms on ms.conversation_id = c.id
      where ms.user_id = ${id} and c.kind = 'direct' order by c.id for no key update of c
    ), raised as (
      update conversations set version = version + 1 where id in (select id from direct) returning id
    ), changed as (
      update users u set ${change}
      where u.id = ${id} and u.deleted_at is null and (select count(*) from raised) >= 0 ${mayBe} ${only ?? sql``} returning u.id
    ), ${appendToAuditLog(ctx, { action, subjectType: 'user', subjectId: id, ...(details && { details }), from: sql`from changed` })}
    select from changed`
  if (changed.length === 0 && !only) throw new ParleyError('conflict', 'This person has just changed. Try again.')
}

async function now({ sql }: CallerCtx): Promise<Date> {
  const [row] = await sql<{ now: Date }[]>`select now() as now`
  return row?.now ?? new Date()
}
