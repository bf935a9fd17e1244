import type { Fragment } from 'postgres'
import { notFound } from '@/lib/contract/errors'
import type { Profile, User } from '@/lib/contract/views'
import { isNotSuspended, parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { keyOf, prefixPattern } from '../pattern'
import { isBlocked } from '../privacy'
import { loadUsers, userView } from './load-users'

const mostResults = 20

/**
 * People whose username, name or a later word of it begins with `q`, the nearest first; never the caller, nor who is
 * deleted, suspended, or blocked in either direction.
 */
export async function searchUsers(ctx: CallerCtx, input: { q: string }): Promise<{ items: User[]; nextCursor: null }> {
  const { sql, caller } = ctx
  const prefix = prefixPattern(input.q.replace(/^@/, ''))
  const rows = await loadUsers(ctx, sql`
    where u.deleted_at is null and ${isNotSuspended(ctx)} and u.id <> ${caller.userId}
      and (u.username_key like ${prefix} or u.name_key like ${prefix} or u.name_key like ${`% ${prefix}`})
      and not ${isBlocked(sql, caller.userId, sql`u.id`)}
    order by u.username_key like ${prefix} desc, length(u.username_key), u.username_key limit ${mostResults}`)
  return { items: rows.map(userView), nextCursor: null }
}

/**
 * One person, by their id, their number, or `@` and their username; across a block too, then without presence
 * (decision 12). Throws `not_found`, for deleted and suspended people too.
 */
export async function getUser(ctx: CallerCtx, input: { id: string }): Promise<Profile> {
  const { sql, caller } = ctx
  const named = whoIs(ctx, input.id)
  const [row] = named
    ? await loadUsers<Pick<Profile, 'bio' | 'following' | 'blocked'>>(
        ctx,
        sql`where ${named} and u.deleted_at is null and ${isNotSuspended(ctx)}`,
        sql`u.bio, exists (select from follows f where f.follower_id = ${caller.userId} and f.followed_id = u.id) as following,
          exists (select from blocks b where b.blocker_id = ${caller.userId} and b.blocked_id = u.id) as blocked`)
    : []
  if (!row) throw notFound('This person')
  const { bio, following, blocked } = row
  return { ...userView(row), bio, following, blocked }
}

function whoIs({ sql }: CallerCtx, ref: string): Fragment | null {
  if (ref.startsWith('@')) return sql`u.username_key = ${keyOf(ref.slice(1).trim())}`
  const name = parseRef(ref)
  return name && (name.id ? sql`u.id = ${name.id}` : sql`u.number = ${name.number}`)
}
