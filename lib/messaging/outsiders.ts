import { notFound, ParleyError } from '@/lib/contract/errors'
import { existsHere, parseRef } from './access'
import type { CallerCtx } from './ctx'

/*
 * The exceptions to rule 4: where a contract demands that who may not learns of what there is. Everything else obtains
 * rows through `access`.
 */

/** A message that the caller said, named without its conversation. Throws `forbidden` for what somebody else said, wherever that was, and where the caller is no longer. */
export async function ownMessageOf(ctx: CallerCtx, ref: string): Promise<{ id: string; conversationId: string }> {
  const name = parseRef(ref)
  const { sql, caller } = ctx
  const [message] = name
    ? await sql<{ id: string; conversationId: string; own: boolean }[]>`
        select m.id, m.conversation_id as "conversationId", m.sender_id = ${caller.userId} and exists (select from memberships ms
          where ms.conversation_id = c.id and ms.user_id = ${caller.userId} and ms.state in ('active', 'requested')) as own
        from messages m join conversations c on c.id = m.conversation_id
        where ${name.id ? sql`m.id = ${name.id}` : sql`m.number = ${name.number}`} and m.deleted_at is null ${existsHere(ctx)}`
    : []
  if (!message) throw notFound('This message')
  if (!message.own) throw new ParleyError('forbidden', 'You can only delete your own messages.')
  return { id: message.id, conversationId: message.conversationId }
}

/** Throws `forbidden` where a conversation exists and the caller is not in it, or no longer; `not_found` where there is none. */
export async function assertNotOutside(ctx: CallerCtx, ref: string): Promise<void> {
  const name = parseRef(ref)
  const { sql, caller } = ctx
  const [conversation] = name
    ? await sql<{ inside: boolean }[]>`
        select exists (select from memberships ms where ms.conversation_id = c.id and ms.user_id = ${caller.userId}
          and ms.state in ('active', 'requested')) as inside
        from conversations c where ${name.id ? sql`c.id = ${name.id}` : sql`c.number = ${name.number}`} ${existsHere(ctx)}`
    : []
  if (!conversation) throw notFound('This conversation')
  if (!conversation.inside) throw new ParleyError('forbidden', 'You are not part of this conversation.')
}
