import { ParleyError } from '@/lib/contract/errors'
import { isNotSuspended } from '../access'
import type { Ctx } from '../ctx'

/** Whether somebody is suspended right now, and what they are told about it. */
export interface Suspension {
  suspended: boolean
  suspensionReason: string | null
  /** Null: until somebody lifts it. */
  suspendedUntil: Date | null
}

/** Columns of a `Suspension`, of a person `u`. */
export const suspensionColumns = (ctx: Pick<Ctx, 'sql'>) => ctx.sql`
  ${isNotSuspended(ctx)} is not true as suspended, u.suspension_reason as "suspensionReason", u.suspended_until as "suspendedUntil"`

/** Throws `account_suspended`, with the reason, how long it lasts, and what can be done about it. */
export function assertNotSuspended({ operator }: Pick<Ctx, 'operator'>, { suspended, suspensionReason, suspendedUntil }: Suspension): void {
  if (!suspended) return
  const until = suspendedUntil ? ` until ${suspendedUntil.toISOString()}` : ''
  const reason = suspensionReason ? `: ${suspensionReason}` : ''
  throw new ParleyError('account_suspended', [`This account is suspended${until}${reason}`, operator.appealText].join('\n'))
}
