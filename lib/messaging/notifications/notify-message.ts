import * as z from 'zod/mini'
import { notificationsOf } from '@/lib/contract/settings'
import type { Attachment } from '@/lib/contract/views'
import { isOnline } from '../columns'
import type { Ctx } from '../ctx'
import { defineJob } from '../jobs/job'
import { isBlocked } from '../privacy'
import { notificationText, textWithoutWords } from './notification-text'
import { isQuiet } from '@/lib/contract/quiet-hours'
import { type PushTarget, sendPush } from './send-push'

/** So many browsers are woken at once. */
const atOnce = 20

/**
 * Tells those who are away of a new message, once per browser: `notified` remembers whom, and the tag of the notification
 * makes one of two, should a worker die in between.
 */
export const notifyMessage = defineJob({
  kind: 'notify_message',
  payload: z.object({ conversationId: z.uuid(), seq: z.int() }),
  async run(ctx, { conversationId, seq }) {
    const message = await readMessage(ctx, conversationId, seq)
    if (!message) return
    const wanted = (await readTargets(ctx, message)).filter(isWelcome)
    let failed = 0
    for (let start = 0; start < wanted.length; start += atOnce) {
      const outcomes = await Promise.all(wanted.slice(start, start + atOnce).map(target => wake(ctx, message, target)))
      failed += outcomes.filter(outcome => outcome === 'later').length
    }
    if (failed > 0) throw new Error(`${failed} of ${wanted.length} browsers could not be reached.`)
  },
})

interface NewMessage {
  id: string
  conversationId: string
  seq: number
  senderId: string
  senderName: string
  text: string
  attachments: Attachment['kind'][]
  /** Whose message it answers. */
  answersId: string | null
}

interface Target extends PushTarget {
  userId: string
  notifications: unknown
  now: Date
}

/** Nothing for a message that is gone by now. */
async function readMessage({ sql }: Ctx, conversationId: string, seq: number): Promise<NewMessage | undefined> {
  const [message] = await sql<NewMessage[]>`
    select m.id, m.conversation_id as "conversationId", m.seq, m.sender_id as "senderId", s.name as "senderName", m.text,
      q.sender_id as "answersId",
      array(select up.kind from attachments a join uploads up on up.id = a.upload_id where a.message_id = m.id order by a.position) as attachments
    from messages m join users s on s.id = m.sender_id left join messages q on q.id = m.reply_to_id and q.deleted_at is null
    where m.conversation_id = ${conversationId} and m.seq = ${seq} and m.deleted_at is null and not m.silent and m.kind = 'text'`
  return message
}

/**
 * The browsers of everybody who accepted the conversation, has not muted it, is not here, has not read the message and may
 * see it (decision 21); on devices that are still signed in, and not told yet.
 */
async function readTargets({ sql }: Ctx, message: NewMessage): Promise<Target[]> {
  return sql<Target[]>`
    select ps.id, ps.endpoint, ps.p256dh, ps.auth, u.id as "userId", u.notifications, now()::timestamptz(3) as now
    from memberships ms
    join users u on u.id = ms.user_id and u.deleted_at is null and (u.suspended_at is null or u.suspended_until <= now())
    join push_subscriptions ps on ps.user_id = u.id
    join sessions d on d.id = ps.session_id and d.revoked_at is null and d.expires_at > now()
    left join presence p on p.user_id = u.id
    where ms.conversation_id = ${message.conversationId} and ms.user_id <> ${message.senderId} and ms.state = 'active'
      and (ms.muted_until is null or ms.muted_until <= now()) and not ${isOnline(sql)}
      and ms.read_seq < ${message.seq} and ms.cleared_seq < ${message.seq} and not ${isBlocked(sql, sql`ms.user_id`, message.senderId)}
      and not exists (select from read_marks r where r.conversation_id = ms.conversation_id and r.user_id = ms.user_id and r.only and r.seq = ${message.seq})
      and not exists (select from hidden_messages h where h.user_id = ms.user_id and h.message_id = ${message.id})
      and not exists (select from notified n where n.key = ${message.id} and n.target = ps.id)`
}

function isWelcome({ notifications, now }: Target): boolean {
  const { push, quietHours } = notificationsOf(notifications)
  return push && !isQuiet(quietHours, now)
}

async function wake(ctx: Ctx, message: NewMessage, target: Target) {
  const { id, conversationId, senderName } = message
  const words = notificationText({ ...message, isReplyToThem: message.answersId === target.userId })
  const outcome = await sendPush(ctx, target, {
    title: senderName,
    body: notificationsOf(target.notifications).preview ? words : textWithoutWords,
    tag: id,
    data: { type: 'NEW_MESSAGE', conversationId, messageId: id },
  })
  if (outcome === 'gone') await ctx.sql`delete from push_subscriptions where id = ${target.id} and endpoint = ${target.endpoint}`
  if (outcome === 'sent' || outcome === 'refused') await ctx.sql`insert into notified (key, target) values (${id}, ${target.id}) on conflict do nothing`
  return outcome
}
