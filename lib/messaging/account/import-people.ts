import type { JSONValue } from 'postgres'
import * as z from 'zod/mini'
import { username as usernameOf } from '@/lib/contract/input'
import type { Ctx } from '../ctx'
import { keyOf } from '../pattern'
import type { ArchiveAccount, ArchivePerson } from './archive-format'
import type { ImportedIds } from './imported-ids'
import { ArchiveError } from './read-archive'

/** Sees to it that people of an archive are here before they are named. */
export type EnsurePeople = (people: readonly ArchivePerson[]) => Promise<void>

/**
 * Whoever else is in the archive gets a placeholder: nobody can sign in as it, and nobody begins to write to it. It has
 * the username that they had, or where that is taken one like it: words are never laid into the mouth of somebody of this server.
 */
export function ensurePeople({ sql }: Ctx, ids: ImportedIds): EnsurePeople {
  const known = new Set<string>()
  return async people => {
    const missing = [...new Map(people.filter(({ id }) => !known.has(id)).map(person => [person.id, person])).values()]
    if (missing.length === 0) return
    for (const spare of [false, true]) {
      const rows = missing.map(person => placeholder(ids(person.id), person, spare))
      await sql`
        insert into users (id, username, username_key, name, name_key, who_can_message, show_presence, deleted_at)
        select id, username, key, name, name_key, 'nobody', 'nobody', case when gone then now() end
        from jsonb_to_recordset(${sql.json(rows as JSONValue)}::jsonb) as p (id uuid, username text, key text, name text, name_key text, gone boolean)
        on conflict do nothing`
    }
    for (const { id } of missing) known.add(id)
  }
}

function placeholder(id: string, person: ArchivePerson, spare: boolean) {
  const gone = person.username.startsWith('deleted~')
  const wanted = z.safeParse(usernameOf, person.username)
  const ending = id.slice(-8)
  const taken = `${wanted.success ? [...wanted.data].slice(0, 20).join('') : 'imported'}-${ending}`
  const username = gone ? `deleted~${id}` : spare || !wanted.success ? taken : wanted.data
  const name = person.name.trim() || 'Somebody'
  return { id, username, key: keyOf(username), name, name_key: keyOf(name), gone }
}

/** Begins the account that an archive is of. Until `finishAccount` it counts as deleted, so nobody meets half of it. */
export async function beginAccount({ sql }: Ctx, id: string, { profile, settings }: ArchiveAccount): Promise<void> {
  const username = `importing~${id}`
  await sql`
    insert into users (id, username, username_key, name, name_key, bio, email, birth_date, created_at, deleted_at, who_can_message, auto_accept,
      read_receipts, typing_indicators, show_presence, share_email, notifications, theme, locale)
    values (${id}, ${username}, ${username}, ${profile.name}, ${keyOf(profile.name)}, ${profile.bio}, ${profile.email}, ${profile.birthDate}, ${profile.createdAt}, now(),
      ${settings.whoCanMessage}, ${settings.autoAccept}, ${settings.readReceipts}, ${settings.typingIndicators}, ${settings.showPresence},
      ${settings.shareEmail}, ${sql.json(settings.notifications)}, ${settings.theme}, ${settings.locale})
    on conflict (id) do nothing`
}

/** The account is there from now on, under its name. */
export async function finishAccount({ sql }: Ctx, id: string, account: { username: string; passwordHash: string; avatarUrl: string | null }): Promise<void> {
  const { username, passwordHash, avatarUrl } = account
  const finished = await sql`
    update users u set username = ${username}, username_key = ${keyOf(username)}, password_hash = ${passwordHash}, deleted_at = null,
      avatar_url = case when ${avatarUrl}::text is null or exists (select from uploads up where up.owner_id = u.id and '/api/uploads/' || up.id || '?size=small' = ${avatarUrl}) then ${avatarUrl} end,
      stored_size = (select coalesce(sum(up.stored_size), 0) from uploads up where up.owner_id = u.id)
    where id = ${id} and deleted_at is not null and username like 'importing~%' and not exists (select from users o where o.username_key = ${keyOf(username)})
    returning id`
  if (finished.length === 0) throw nameTaken(username)
}

export const nameTaken = (username: string) => new ArchiveError(`There is somebody called @${username} on this server. Nothing of theirs was changed; --as gives another username.`)

/** Whom the person follows, blocked, likes and matched. */
export async function importTies({ sql }: Ctx, ids: ImportedIds, ensure: EnsurePeople, account: ArchiveAccount): Promise<void> {
  const own = ids(account.profile.id)
  const { follows, blocks, likes, matches } = account
  await ensure([...follows, ...blocks, ...likes, ...matches].map(({ user }) => user))
  const rows = (ties: { user: ArchivePerson; createdAt: string; status?: string }[]) => sql`
    jsonb_to_recordset(${sql.json(ties.map(({ user, createdAt, status }) => ({ id: ids(user.id), at: createdAt, status: status ?? null })))}::jsonb) as t (id uuid, at timestamptz, status text)`
  await sql`insert into follows (follower_id, followed_id, created_at) select ${own}, id, at from ${rows(follows)} on conflict do nothing`
  await sql`insert into blocks (blocker_id, blocked_id, created_at) select ${own}, id, at from ${rows(blocks)} on conflict do nothing`
  await sql`insert into likes (liker_id, liked_id, created_at) select ${own}, id, at from ${rows(likes)} on conflict do nothing`
  await sql`
    insert into matches (id, first_id, second_id, status, created_at)
    select gen_random_uuid(), least(id, ${own}::uuid), greatest(id, ${own}::uuid), status, at from ${rows(matches)} on conflict do nothing`
}
