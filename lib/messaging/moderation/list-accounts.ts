import type { Account, AccountGroup } from '@/lib/contract/moderation-views'
import { isNotSuspended } from '../access'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { prefixPattern } from '../pattern'
import { accountOf, loadAccounts } from './account'
import { assertModerator } from './staff'

interface Input {
  q?: string | undefined
  group: AccountGroup
  limit: number
  cursor?: string | undefined
}

/** Accounts for staff, newest first: by the beginning of username, name or a word of it, and those who are suspended too. */
export async function listAccounts(ctx: CallerCtx, input: Input): Promise<{ items: Account[]; nextCursor: string | null }> {
  assertModerator(ctx)
  const { sql } = ctx
  const q = (input.q ?? '').replace(/^@/, '')
  const scope = `accounts ${input.group} ${q}`
  const before = input.cursor ? Number(readCursor(ctx.secret, scope, input.cursor)[0]) : undefined
  const prefix = prefixPattern(q)
  const groups = { all: sql``, staff: sql`and u.role <> 'user'`, suspended: sql`and ${isNotSuspended(ctx)} is not true` }
  const found = await loadAccounts(ctx, sql`
    ${groups[input.group]}
    ${q === '' ? sql`` : sql`and (u.username_key like ${prefix} or u.name_key like ${prefix} or u.name_key like ${`% ${prefix}`})`}
    ${before === undefined ? sql`` : sql`and u.number < ${before}`} order by u.number desc limit ${input.limit + 1}`)
  const items = found.slice(0, input.limit)
  const last = found.length > input.limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? writeCursor(ctx.secret, scope, [last.number]) : null }
}

/** One account, for staff. */
export async function getAccount(ctx: CallerCtx, input: { id: string }): Promise<Account> {
  assertModerator(ctx)
  return accountOf(ctx, input.id)
}
