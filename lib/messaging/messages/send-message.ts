import { v7 as newId } from 'uuid'
import { ParleyError } from '@/lib/contract/errors'
import type { Message } from '@/lib/contract/views'
import { type MembershipFacts, writableOf } from '../access'
import { messageColumns, messageSource } from '../columns'
import type { CallerCtx } from '../ctx'
import { announceConversation } from '../requests/announce'
import { announceOpening } from '../requests/announce-opening'
import { created, type Outcome, replayed, untilDecided } from '../verb'
import { type MessageRow, messageView } from '../views'
import { messageCreated } from './changes'
import { contentOf, type Content, fingerprintOf, type Said } from './content'
import { loadMessage } from './load-messages'
import { isOpen, openingOf } from './opening'
import { forget, recall, remember } from './remembered'
import { type Draft, writeMessage, type Written } from './write-message'

/**
 * Says something in a conversation of the caller, as the contact policy allows: it arrives, asks, or accepts what was
 * asked (decisions 3 to 5). The same `clientId` with the same content answers the first message again and burns no
 * number; with other content it is `idempotency_mismatch` (rule 7).
 */
export async function sendMessage(
  ctx: CallerCtx,
  input: Said & { id: string; clientId?: string | undefined },
): Promise<Outcome<Message>> {
  const clientId = input.clientId ?? newId()
  return untilDecided(async () => {
    const conversation = recall(ctx, input.id) ?? (await writableOf(ctx, input.id))
    try {
      const content = await contentOf(ctx, conversation, input)
      const draft: Draft = { id: newId(), eventId: newId(), clientId, content }
      const first = isOpen(conversation) ? undefined : await firstAnswer(ctx, draft.clientId, content.fingerprint)
      return first ?? (await write(ctx, input.id, conversation, draft))
    } catch (refusal) {
      // What may not be said now may have been said before: a second message until accepted, a reply to what is gone since.
      const first = input.clientId && (await firstAnswer(ctx, input.clientId, fingerprintOf(conversation.conversationId, input)))
      if (first) return first
      throw refusal
    }
  })
}

async function write(ctx: CallerCtx, ref: string, conversation: MembershipFacts, draft: Draft): Promise<Outcome<Message> | undefined> {
  const opening = isOpen(conversation) ? null : await openingOf(ctx, conversation, draft.content.text)
  const written = await writeMessage(ctx, conversation, draft, opening)
  if (written === 'duplicate') return replayed(await messageUnder(ctx, draft.clientId, draft.content.fingerprint))
  if (!written) {
    forget(ctx, ref)
    return undefined
  }
  if (!opening) remember(ctx, ref, conversation)
  const message = await answerOf(ctx, conversation, draft, written)
  const memberIds = opening ? activeAfter(ctx, conversation, opening) : conversation.memberIds
  await ctx.announcer.publish([{ userIds: memberIds, event: messageCreated(draft.eventId, message) }], ctx.socketId)
  if (opening) await announceOpening(ctx, conversation, opening, message.id)
  const askedIds = conversation.askedIds.filter(id => id !== ctx.caller.userId)
  if (askedIds.length > 0) await announceConversation(ctx, conversation.conversationId, askedIds, message.id)
  return created(message)
}

async function firstAnswer(ctx: CallerCtx, clientId: string, fingerprint: string): Promise<Outcome<Message> | undefined> {
  const [there] = await ctx.sql`select from messages where sender_id = ${ctx.caller.userId} and client_id = ${clientId}`
  return there && replayed(await messageUnder(ctx, clientId, fingerprint))
}

async function messageUnder(ctx: CallerCtx, clientId: string, fingerprint: string): Promise<Message> {
  const { sql, caller } = ctx
  const [row] = await sql<(MessageRow & { fingerprint: string })[]>`
    select ${messageColumns(sql)}, m.fingerprint from ${messageSource(sql)}
    where m.sender_id = ${caller.userId} and m.client_id = ${clientId}`
  if (!row || row.fingerprint !== fingerprint) {
    throw new ParleyError('idempotency_mismatch', 'This client id was used for another message.')
  }
  return messageView(row, caller.userId)
}

/** Plain words need no second look at the database. */
async function answerOf(ctx: CallerCtx, conversation: MembershipFacts, draft: Draft, written: Written): Promise<Message> {
  const { content } = draft
  if (content.replyToId || content.uploadIds.length > 0) return loadMessage(ctx, draft.id)
  const plain: MessageRow = {
    id: draft.id,
    conversationId: conversation.conversationId,
    kind: 'text',
    notice: null,
    clientId: draft.clientId,
    sender: ctx.caller.person,
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    attachments: null,
    replyTo: null,
    reactions: null,
    preview: null,
    ...written,
    ...said(content),
  }
  return messageView(plain, ctx.caller.userId)
}

function said({ text, mentions, silent, forwarded }: Content) {
  return { text, mentions, silent, forwarded }
}

function activeAfter(ctx: CallerCtx, conversation: MembershipFacts, { otherId, otherState }: { otherId: string; otherState: string }): string[] {
  const opened = otherState === 'active' ? [otherId] : []
  return [...new Set([...conversation.memberIds, ctx.caller.userId, ...opened])]
}
