import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { maxEventMessageBytes, type NumberedEvent } from '@/lib/contract/events'
import { ParleyError } from '@/lib/contract/errors'
import { normaliseText } from '@/lib/contract/text'
import type { Message } from '@/lib/contract/views'
import { conversationOf } from '../access'
import { messageColumns } from '../columns'
import type { CallerCtx } from '../ctx'
import { created, isDuplicate, type Outcome, replayed, untilDecided } from '../verb'
import { type MessageRow, messageView } from '../views'

/**
 * Sends a text into a conversation of the caller. The same `clientId` with the same content answers
 * the first message again and burns no number; with other content it is `idempotency_mismatch` (rule 7).
 */
export async function sendMessage(
  ctx: CallerCtx,
  input: { id: string; text: string; clientId?: string | undefined },
): Promise<Outcome<Message>> {
  const text = normaliseText(input.text)
  const clientId = input.clientId ?? newId()
  return untilDecided(async () => {
    const conversation = await conversationOf(ctx, input.id)
    const draft = { id: newId(), eventId: newId(), text, clientId, fingerprint: fingerprintOf(conversation.conversationId, text) }
    const sent = await write(ctx, conversation, draft)
    if (sent === 'duplicate') return replayed(await firstAnswer(ctx, draft))
    if (!sent) return undefined
    const message = messageView({ ...sent, ...senderOf(ctx) })
    await ctx.announcer.publish([{ userIds: conversation.memberIds, event: messageCreated(draft.eventId, message) }], ctx.socketId)
    return created(message)
  })
}

/** The event of a new message, within the size that one event may have. */
export function messageCreated(id: string, message: Message): NumberedEvent {
  const fits = Buffer.byteLength(JSON.stringify(message)) <= maxEventMessageBytes
  return {
    v: 1,
    id,
    type: 'message_created',
    at: message.createdAt,
    conversationId: message.conversationId,
    seq: message.seq,
    messageId: message.id,
    message: fits ? message : null,
  }
}

interface Draft {
  id: string
  eventId: string
  text: string
  clientId: string
  fingerprint: string
}

type Written = Omit<MessageRow, `sender${string}`>

/** One statement: number, message, log, outbox and everybody's activity; nothing if `version` has moved on. */
async function write(
  ctx: CallerCtx,
  conversation: { conversationId: string; version: number },
  draft: Draft,
): Promise<Written | 'duplicate' | undefined> {
  try {
    const [row] = await ctx.sql<Written[]>`
      with numbered as (
        update conversations set last_seq = last_seq + 1, last_message_id = ${draft.id}
        where id = ${conversation.conversationId} and version = ${conversation.version}
        returning id, last_seq, clock_timestamp()::timestamptz(3) as at
      ), message as (
        insert into messages (id, conversation_id, seq, sender_id, text, client_id, fingerprint, created_at)
        select ${draft.id}, id, last_seq, ${ctx.caller.userId}, ${draft.text}, ${draft.clientId}, ${draft.fingerprint}, at from numbered
        returning *
      ), members as (
        update memberships m set activity_at = n.at, changed_at = n.at, archived = false,
          incoming_seq = case when m.user_id = ${ctx.caller.userId} then m.incoming_seq else n.last_seq end
        from numbered n where m.conversation_id = n.id and m.state = 'active'
      ), event as (
        insert into conversation_events (conversation_id, seq, id, type, message_id, at)
        select id, last_seq, ${draft.eventId}, 'message_created', ${draft.id}, at from numbered
      ), unpublished as (
        insert into outbox (conversation_id, seq, at) select id, last_seq, at from numbered
      )
      select id, number, conversation_id as "conversationId", seq, kind, text, client_id as "clientId",
        created_at as "createdAt", edited_at as "editedAt", deleted_at as "deletedAt"
      from message`
    return row
  } catch (error) {
    if (isDuplicate(error, 'messages_client_id')) return 'duplicate'
    throw error
  }
}

async function firstAnswer(ctx: CallerCtx, draft: Draft): Promise<Message> {
  const [row] = await ctx.sql<(MessageRow & { fingerprint: string })[]>`
    select ${messageColumns(ctx.sql)}, m.fingerprint from messages m join users s on s.id = m.sender_id
    where m.sender_id = ${ctx.caller.userId} and m.client_id = ${draft.clientId}`
  if (!row || row.fingerprint !== draft.fingerprint) {
    throw new ParleyError('idempotency_mismatch', 'This client id was used for another message.')
  }
  return messageView(row)
}

function fingerprintOf(conversationId: string, text: string): string {
  return createHash('sha256').update(`${conversationId}\n${text}`).digest('base64url').slice(0, 22)
}

function senderOf(ctx: CallerCtx) {
  const { id, number, username, name, avatarUrl } = ctx.caller.person
  return { senderId: id, senderNumber: number, senderUsername: username, senderName: name, senderAvatarUrl: avatarUrl }
}
