import type { Fragment } from 'postgres'
import { notFound } from '@/lib/contract/errors'
import type { Account } from '@/lib/contract/moderation-views'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { at } from '../views'

type Moment = 'suspendedAt' | 'suspendedUntil' | 'createdAt'
type Row = Omit<Account, Moment> & { suspendedAt: Date | null; suspendedUntil: Date | null; createdAt: Date }

/** An account as staff sees it. Throws `not_found` for deleted people. */
export async function accountOf(ctx: CallerCtx, ref: string): Promise<Account> {
  const { sql } = ctx
  const name = parseRef(ref)
  const [account] = name ? await loadAccounts(ctx, sql`and ${name.id ? sql`u.id = ${name.id}` : sql`u.number = ${name.number}`}`) : []
  if (!account) throw notFound('This person')
  return account
}

/** The accounts `u` that `tail` picks further, orders and limits. */
export async function loadAccounts({ sql }: CallerCtx, tail: Fragment): Promise<Account[]> {
  const rows = await sql<Row[]>`
    select u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", u.role, u.plan, u.created_at as "createdAt",
      u.suspended_at as "suspendedAt", u.suspended_until as "suspendedUntil", u.suspension_reason as "suspensionReason"
    from users u where u.deleted_at is null ${tail}`
  return rows.map(row => ({ ...row, suspendedAt: at(row.suspendedAt), suspendedUntil: at(row.suspendedUntil), createdAt: at(row.createdAt) }))
}
