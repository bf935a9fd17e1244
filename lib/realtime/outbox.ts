import type { Database } from '@/db/client'
import type { ParleyEvent } from '@/lib/contract/events'
import type { Ctx } from '@/lib/messaging/ctx'
import { publicationsOf, readChanges } from '@/lib/messaging/messages/changes'
import { environment } from '@/lib/environment'
import { jobsEnqueued } from '@/lib/messaging/jobs/wake'
import { withNotifications } from '@/lib/messaging/notifications/enqueue-notifications'

/** Only what is older than this was left behind by a crash; younger rows are on their way out. Seconds. */
const leftBehindAfter = 5
/** Rows of what is out are removed together, this often, in milliseconds. */
const removedEvery = 200

let waiting: { conversationIds: string[]; seqs: number[] } = { conversationIds: [], seqs: [] }
let timer: NodeJS.Timeout | undefined

/**
 * Notes that an event is out. A lasting process removes the rows in batches, off the path of the answer;
 * one that may be frozen after its answer removes them at once.
 */
export async function published(sql: Database, event: ParleyEvent): Promise<void> {
  if (!('seq' in event)) return
  note(event.conversationId, event.seq)
  if (!environment().hub) return removePublished(sql)
  timer ??= setTimeout(() => void removePublished(sql).catch(() => {}), removedEvery)
}

function note(conversationId: string, seq: number): void {
  waiting.conversationIds.push(conversationId)
  waiting.seqs.push(seq)
}

/**
 * Removes what was noted so far, and enqueues in the same statement what is to be told of it to those who are away: a change
 * leaves the outbox only once its notifications are in the queue. Rows that stay because this fails are published again,
 * which clients do not mind.
 */
export async function removePublished(sql: Database): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const { conversationIds, seqs } = waiting
  waiting = { conversationIds: [], seqs: [] }
  if (seqs.length === 0) return
  const [enqueued] = await sql<{ jobs: number }[]>`
    with gone as (
      delete from outbox using unnest(${conversationIds}::uuid[], ${seqs}::bigint[]) as out (conversation_id, seq)
      where outbox.conversation_id = out.conversation_id and outbox.seq = out.seq
      returning outbox.conversation_id, outbox.seq, outbox.notified
    ), told as (
      select conversation_id, seq from gone where not notified
    ), ${withNotifications(sql)}
    select (select count(*) from pushes)::int + (select count(*) from deliveries)::int + (select count(*) from previews)::int as jobs`
  if (enqueued && enqueued.jobs > 0) jobsEnqueued()
}

/** Publishes what a crash or an outage left in the outbox, oldest first; answers how many events. */
export async function publishLeftovers(ctx: Ctx): Promise<number> {
  const left = await ctx.sql<{ conversationId: string; seq: number; memberIds: string[] }[]>`
    select conversation_id as "conversationId", seq, array(
      select user_id from memberships ms where ms.conversation_id = o.conversation_id and ms.state = 'active') as "memberIds"
    from outbox o where at < now() - make_interval(secs => ${leftBehindAfter}) order by at limit 200`
  for (const { conversationId, seq, memberIds } of left) {
    const [change] = await readChanges(ctx.sql, conversationId, seq - 1, 1)
    if (change) await ctx.announcer.publish(publicationsOf(change, memberIds))
    else note(conversationId, seq)
  }
  if (left.length === 0) return 0
  await removePublished(ctx.sql)
  await notifyUnpublished(ctx.sql)
  return left.length
}

/** What no real-time server has taken is told all the same to those who are away, once. */
async function notifyUnpublished(sql: Database): Promise<void> {
  await sql`
    with told as (
      update outbox set notified = true where (conversation_id, seq) in (
        select conversation_id, seq from outbox
        where not notified and at < now() - make_interval(secs => ${leftBehindAfter}) order by at limit 200 for update skip locked)
      returning conversation_id, seq
    ), ${withNotifications(sql)}
    select from told`
  jobsEnqueued()
}
