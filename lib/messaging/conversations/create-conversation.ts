import { v7 as newId } from 'uuid'
import { notFound } from '@/lib/contract/errors'
import type { Conversation } from '@/lib/contract/views'
import { assertRef } from '../access'
import { type Contact, contactOf } from '../contact'
import type { CallerCtx } from '../ctx'
import { createGroup } from '../groups/create-group'
import { sendMessage } from '../messages/send-message'
import { textOf } from '../messages/content'
import { pairKeyOf } from '../people/person-of'
import { assertNotDenied, type MemberState, verdictOn } from '../policy'
import { announceConversation } from '../requests/announce'
import { created, existing, type Outcome, untilDecided } from '../verb'
import { loadConversations } from './load-conversations'
import { updateMembership } from './update-membership'

interface Input {
  memberIds: string[]
  name?: string | undefined
  text?: string | undefined
  clientId?: string | undefined
}

/**
 * A named or larger one is a group. Else the one conversation of the caller with somebody (decision 2): the one there
 * is, also across a block (decision 22a), or a new one if the caller may write to them at all (decision 3).
 * With `text` its first message is sent as well, exactly once per `clientId`. One that was cleared comes back into sight:
 * whoever begins it again wants to see it.
 */
export async function createConversation(ctx: CallerCtx, input: Input): Promise<Outcome<Conversation>> {
  if (input.text !== undefined) textOf({ text: input.text })
  for (const [index, ref] of input.memberIds.entries()) assertRef(`memberIds.${index}`, ref)
  const isGroup = input.name !== undefined || input.memberIds.length > 1
  const { id, isNew } = isGroup ? await createGroup(ctx, input) : await findOrBegin(ctx, input.memberIds[0] ?? '', { toWrite: input.text !== undefined })
  if (input.text !== undefined) await sendMessage(ctx, { id, text: input.text, clientId: input.clientId })
  const [found] = await loadConversations(ctx, ctx.sql`c.id = ${id}`, ctx.sql``)
  if (!found) throw notFound('This conversation')
  return isNew ? created(found.view) : existing(await inSight(ctx, found.view))
}

async function inSight(ctx: CallerCtx, view: Conversation): Promise<Conversation> {
  const { id, state, archived, lastMessage } = view
  if (!archived || lastMessage || state !== 'active') return view
  return { ...view, ...(await updateMembership(ctx, { id, archived: false })) }
}

interface Found {
  id: string
  otherId: string
  isNew: boolean
}

/** The pair's conversation, with the caller in it. `toWrite`: who is out comes back only if they may write. */
export function findOrBegin(ctx: CallerCtx, ref: string, { toWrite = false } = {}): Promise<Found> {
  return untilDecided(async () => {
    const contact = await contactOf(ctx, ref)
    const { otherId, conversationId, facts: { states } } = contact
    const isOut = states?.sender === 'left' || states?.sender === 'declined'
    if (!states || (toWrite && isOut)) assertNotDenied(verdictOn(contact.facts, ctx.rules))
    if (!otherId) throw notFound('This person')
    if (!conversationId || !states) return begin(ctx, contact, otherId)
    await reenter(ctx, conversationId, states.sender)
    return { id: conversationId, otherId, isNew: false }
  })
}

/** Who left comes back, and who declined looks at the request again; neither says anything to the other side. */
async function reenter({ sql, caller }: CallerCtx, id: string, state: MemberState): Promise<void> {
  if (state !== 'left' && state !== 'declined') return
  await sql`
    with held as (update conversations set version = version + 1 where id = ${id} returning id)
    update memberships m set state = case m.state when 'left' then 'active' when 'declined' then 'requested' else m.state end, changed_at = now()
    from held where m.conversation_id = ${id} and m.user_id = ${caller.userId}`
}

/**
 * One statement: the pair's row, unless a block has left it there, and both memberships; nothing where the other side
 * was quicker, or a block came between. The other side has accepted nothing yet; the first message decides what it is to them.
 */
async function begin(ctx: CallerCtx, { conversationId, version }: Contact, otherId: string): Promise<Found | undefined> {
  const { sql, caller } = ctx
  const pair = conversationId
    ? sql`update conversations set version = version + 1, created_by = ${caller.userId} where id = ${conversationId} and version = ${version} returning id`
    : sql`insert into conversations (id, kind, pair_key, created_by) values (${newId()}, 'direct', ${pairKeyOf(caller.userId, otherId)}, ${caller.userId})
        on conflict (pair_key) do nothing returning id`
  const [begun] = await sql<{ id: string }[]>`
    with begun as (${pair}), members as (
      insert into memberships (conversation_id, user_id, state)
      select begun.id, person, state from begun,
        unnest(${[caller.userId, otherId]}::uuid[], ${['active', 'requested']}::text[]) as m (person, state)
      on conflict do nothing
    )
    select id from begun`
  if (!begun) return undefined
  // The other side learns of it with the first message; an empty conversation is nobody's news.
  await announceConversation(ctx, begun.id, [caller.userId])
  return { id: begun.id, otherId, isNew: true }
}
