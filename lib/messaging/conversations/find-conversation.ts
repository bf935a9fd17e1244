import { notFound } from '@/lib/contract/errors'
import { existsHere, parseRef } from '../access'
import { isReadable } from '../columns'
import type { CallerCtx } from '../ctx'
import type { MemberState } from '../policy'

/** A conversation under both of its names (rule 3), and what the caller is in it. */
export interface FoundConversation {
  id: string
  number: number
  state: MemberState
}

/** A conversation that the caller may look into, for who needs no more than its names. Throws `not_found` for any other. */
export async function findConversation(ctx: CallerCtx, ref: string): Promise<FoundConversation> {
  const name = parseRef(ref)
  const { sql, caller } = ctx
  const [conversation] = name
    ? await sql<FoundConversation[]>`
        select c.id, c.number, ms.state from conversations c join memberships ms on ms.conversation_id = c.id and ms.user_id = ${caller.userId}
        where ${name.id ? sql`c.id = ${name.id}` : sql`c.number = ${name.number}`} and ${isReadable(sql)} ${existsHere(ctx)}`
    : []
  if (!conversation) throw notFound('This conversation')
  return conversation
}
