import { notFound } from '@/lib/contract/errors'
import { existsHere, parseRef } from '../access'
import type { CallerCtx } from '../ctx'

/**
 * The other person of a direct conversation that the caller may look into, or in which they have blocked that person,
 * so that where somebody was blocked they can be let in again. Throws `not_found`.
 */
export async function getCounterpart(ctx: CallerCtx, input: { id: string }): Promise<{ userId: string }> {
  const name = parseRef(input.id)
  const { sql, caller } = ctx
  const [other] = name
    ? await sql<{ userId: string }[]>`
        select o.user_id as "userId" from conversations c
        join memberships ms on ms.conversation_id = c.id and ms.user_id = ${caller.userId}
        join memberships o on o.conversation_id = c.id and o.user_id <> ms.user_id
        where ${name.id ? sql`c.id = ${name.id}` : sql`c.number = ${name.number}`} and c.kind = 'direct' ${existsHere(ctx)}
          and (ms.state in ('active', 'requested') or exists (select from blocks where blocker_id = ms.user_id and blocked_id = o.user_id))`
    : []
  if (!other) throw notFound('This conversation')
  return other
}
