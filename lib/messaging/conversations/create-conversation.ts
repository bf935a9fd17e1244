import { v7 as newId } from 'uuid'
import { invalid } from '@/lib/contract/errors'
import { normaliseText } from '@/lib/contract/text'
import type { Conversation } from '@/lib/contract/views'
import { assertRef, parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { sendMessage } from '../messages/send-message'
import { assertMayBegin, type Recipient } from '../policy'
import { created, existing, type Outcome } from '../verb'
import { getConversation } from './get-conversation'

interface Input {
  memberIds: string[]
  text?: string | undefined
  clientId?: string | undefined
}

/**
 * The one conversation of the caller with somebody (decision 2): the one there is, or a new one.
 * With `text` its first message is sent as well, exactly once per `clientId`.
 */
export async function createConversation(ctx: CallerCtx, input: Input): Promise<Outcome<Conversation>> {
  if (input.text !== undefined) normaliseText(input.text)
  const other = await otherMember(ctx, input.memberIds)
  const { id, isNew } = await findOrBegin(ctx, other.id)
  // The other side learns of it with the first message; an empty conversation is nobody's news.
  if (isNew) await ctx.announcer.publish([conversationUpdated(id, [ctx.caller.userId])], ctx.socketId)
  if (input.text !== undefined) await sendMessage(ctx, { id, text: input.text, clientId: input.clientId })
  const view = await getConversation(ctx, { id })
  return isNew ? created(view) : existing(view)
}

async function otherMember(ctx: CallerCtx, refs: string[]): Promise<Recipient> {
  for (const [index, ref] of refs.entries()) assertRef(`memberIds.${index}`, ref)
  const names = refs.map(parseRef)
  const recipients = await ctx.sql<Recipient[]>`
    select id, deleted_at is not null as deleted, suspended_at is not null as suspended from users
    where id = any(${names.flatMap(name => name?.id ?? [])}::uuid[]) or number = any(${names.flatMap(name => name?.number ?? [])}::bigint[])`
  assertMayBegin(ctx.caller.userId, recipients, 1)
  const [other, ...more] = recipients
  if (!other || more.length > 0) throw invalid('memberIds', 'One other person.')
  return other
}

/** One statement: conversation and both memberships, or nothing if the pair has one already. */
async function findOrBegin(ctx: CallerCtx, otherId: string): Promise<{ id: string; isNew: boolean }> {
  const { sql, caller } = ctx
  const pairKey = [caller.userId, otherId].sort().join(':')
  const find = () => sql<{ id: string }[]>`select id from conversations where pair_key = ${pairKey}`
  const [there] = await find()
  if (there) return { id: there.id, isNew: false }
  const [begun] = await sql<{ id: string }[]>`
    with begun as (
      insert into conversations (id, kind, pair_key, created_by) values (${newId()}, 'direct', ${pairKey}, ${caller.userId})
      on conflict (pair_key) do nothing returning id
    ), members as (
      insert into memberships (conversation_id, user_id)
      select begun.id, person from begun, unnest(${[caller.userId, otherId]}::uuid[]) as person
    )
    select id from begun`
  if (begun) return { id: begun.id, isNew: true }
  const [other] = await find()
  if (!other) throw new Error('A pair has a conversation and has none.')
  return { id: other.id, isNew: false }
}

function conversationUpdated(conversationId: string, userIds: string[]) {
  const event = { v: 1, id: newId(), type: 'conversation_updated', at: new Date().toISOString(), conversationId } as const
  return { userIds, event }
}
