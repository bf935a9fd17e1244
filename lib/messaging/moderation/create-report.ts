import { v7 as newId } from 'uuid'
import { invalid, notFound, ParleyError } from '@/lib/contract/errors'
import type { Report, ReportReason } from '@/lib/contract/moderation-views'
import { isBlank, normaliseText } from '@/lib/contract/text'
import { parseRef } from '../access'
import { isReadable, isVisible } from '../columns'
import type { CallerCtx } from '../ctx'
import { blockUser } from '../people/block-user'
import { otherPersonOf } from '../people/person-of'
import { textKeyOf } from '../requests/spam'
import { created, existing, type Outcome, untilDecided } from '../verb'
import { contentOfMessage, contentOfPerson, keepEvidence } from './evidence'
import { reportColumns, type ReportRow, reportView } from './report-rows'

const maxDescription = 1000

interface Complaint {
  reason: ReportReason
  description?: string | undefined
  alsoBlock?: boolean | undefined
}

/**
 * Reports a message that the caller may see, or a person, with evidence of how it was right then. What they reported
 * already and nobody has decided yet answers that report. Nobody reports themselves.
 */
export async function createReport(
  ctx: CallerCtx,
  input: Complaint & { messageId?: string | undefined; userId?: string | undefined },
): Promise<Outcome<Report>> {
  if ((input.messageId === undefined) === (input.userId === undefined)) throw invalid('messageId', 'Either messageId or userId.')
  const about = { reason: input.reason, description: descriptionOf(input) }
  const outcome = input.messageId === undefined
    ? await reportPerson(ctx, await otherPersonOf(ctx, input.userId ?? ''), about)
    : await reportMessage(ctx, input.messageId, about)
  if (input.alsoBlock) await blockIfThere(ctx, outcome.view.user.id)
  return outcome
}

/** The words of somebody who has deleted their account can be reported; there is nobody to block then. */
async function blockIfThere(ctx: CallerCtx, id: string): Promise<void> {
  try {
    await blockUser(ctx, { id })
  } catch (error) {
    if (!(error instanceof ParleyError && error.code === 'not_found')) throw error
  }
}

/** As `createReport`, of a person. */
export function reportUser(ctx: CallerCtx, { id, ...complaint }: Complaint & { id: string }): Promise<Outcome<Report>> {
  return createReport(ctx, { ...complaint, userId: id })
}

type About = { reason: ReportReason; description: string }

function descriptionOf({ description = '' }: Complaint): string {
  return normaliseText(description, { blank: true, maxLength: maxDescription })
}

async function reportMessage(ctx: CallerCtx, ref: string, about: About): Promise<Outcome<Report>> {
  const { sql, caller } = ctx
  return untilDecided(async () => {
    const message = await visibleMessage(ctx, ref)
    if (message.senderId === caller.userId) throw new ParleyError('bad_request', 'This is your own message.')
    const textKey = isBlank(message.text) ? null : textKeyOf(message.text)
    const [row] = await sql<ReportRow[]>`
      with recursive target as (
        select m.* from messages m join conversations c on c.id = m.conversation_id
          join memberships ms on ms.conversation_id = c.id and ms.user_id = ${caller.userId}
        where m.id = ${message.id} and m.text = ${message.text} and ${isVisible(sql)} and ${isReadable(sql)}
      ), report as (
        insert into reports (id, reporter_id, reported_id, message_id, conversation_id, reason, description, text_key)
        select ${newId()}, ${caller.userId}, t.sender_id, t.id, t.conversation_id, ${about.reason}, ${about.description}, ${textKey} from target t
        ${unlessOpen(ctx)} returning *
      ), ${contentOfMessage(sql, caller.userId)}, ${keepEvidence(sql)}
      select ${reportColumns(sql)} from report r join users u on u.id = r.reported_id`
    return row ? created(reportView(row)) : openReport(ctx, message.id)
  })
}

async function reportPerson(ctx: CallerCtx, userId: string, about: About): Promise<Outcome<Report>> {
  const { sql, caller } = ctx
  return untilDecided(async () => {
    const [row] = await sql<ReportRow[]>`
      with recursive target as (
        select * from users where id = ${userId}
      ), report as (
        insert into reports (id, reporter_id, reported_id, reason, description)
        select ${newId()}, ${caller.userId}, t.id, ${about.reason}, ${about.description} from target t
        ${unlessOpen(ctx)} returning *
      ), ${contentOfPerson(sql)}, ${keepEvidence(sql)}
      select ${reportColumns(sql)} from report r join users u on u.id = r.reported_id`
    return row ? created(reportView(row)) : openReport(ctx, userId)
  })
}

const unlessOpen = ({ sql }: CallerCtx) =>
  sql`on conflict (reporter_id, (coalesce(message_id, reported_id))) where status in ('pending', 'reviewed') do nothing`

/** The caller's report of the same thing that nobody has decided; undefined if somebody just has. */
async function openReport({ sql, caller }: CallerCtx, subjectId: string): Promise<Outcome<Report> | undefined> {
  const [row] = await sql<ReportRow[]>`
    select ${reportColumns(sql)} from reports r join users u on u.id = r.reported_id
    where r.reporter_id = ${caller.userId} and coalesce(r.message_id, r.reported_id) = ${subjectId} and r.status in ('pending', 'reviewed')`
  return row && existing(reportView(row))
}

/** A message that somebody said and the caller may see, wherever it is. Throws `not_found` for any other. */
async function visibleMessage({ sql, caller }: CallerCtx, ref: string): Promise<{ id: string; senderId: string; text: string }> {
  const name = parseRef(ref)
  const [message] = name
    ? await sql<{ id: string; senderId: string; text: string }[]>`
        select m.id, m.sender_id as "senderId", m.text from messages m join conversations c on c.id = m.conversation_id
          join memberships ms on ms.conversation_id = c.id and ms.user_id = ${caller.userId}
        where ${name.id ? sql`m.id = ${name.id}` : sql`m.number = ${name.number}`} and m.kind <> 'system' and ${isVisible(sql)} and ${isReadable(sql)}`
    : []
  if (!message) throw notFound('This message')
  return message
}
