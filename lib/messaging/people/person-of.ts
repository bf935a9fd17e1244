import { notFound, ParleyError } from '@/lib/contract/errors'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'

/** The id of somebody else who still has an account, suspended or not. Throws `not_found`, and `bad_request` for oneself. */
export async function otherPersonOf({ sql, caller }: CallerCtx, ref: string): Promise<string> {
  const name = parseRef(ref)
  const [person] = name
    ? await sql<{ id: string }[]>`
        select id from users where ${name.id ? sql`id = ${name.id}` : sql`number = ${name.number}`} and deleted_at is null`
    : []
  if (!person) throw notFound('This person')
  if (person.id === caller.userId) throw new ParleyError('bad_request', 'This is you.')
  return person.id
}

/** How the one conversation of a pair is found (decision 2). */
export function pairKeyOf(one: string, other: string): string {
  return [one, other].sort().join(':')
}
