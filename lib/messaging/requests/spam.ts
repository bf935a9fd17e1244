import { createHash } from 'node:crypto'
import { ParleyError } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'

/** So young is a new account, in hours, and so many people may it ask to write to in an hour; all who are asked into one group count as one. */
const newAccountHours = 24
const newAccountRequests = 10
/** So many people may get the same first message within a day; each further one has to wait twice as long as the one before. */
const sameText = 5
const firstWait = 60
const longestWait = 86_400

/** What somebody asked of others lately. All times in seconds. */
export interface SpamFacts {
  newAccount: boolean
  /** New requests within the hour, and how long until the oldest that counts is over an hour old. */
  lastHour: number
  hourFreesIn: number
  /** New requests with the same words within a day, and how long ago the last one was. */
  same: number
  sinceLastSame: number
}

/** How long the next request has to wait, in seconds; 0 where it need not. `multiplier` scales what is allowed. */
export function waitBefore(facts: SpamFacts, multiplier: number): number {
  const hourly = Math.max(1, Math.floor(newAccountRequests * multiplier))
  const alike = Math.max(1, Math.floor(sameText * multiplier))
  const forHour = facts.newAccount && facts.lastHour >= hourly ? Math.max(1, facts.hourFreesIn) : 0
  const pause = facts.same >= alike ? Math.min(longestWait, firstWait * 2 ** (facts.same - alike)) : 0
  return Math.max(forHour, Math.ceil(pause - facts.sinceLastSame), 0)
}

/** Whether two first messages say the same: without regard to case, compatibility forms, space and punctuation. */
export function textKeyOf(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFKC')
  const words = folded.replace(/[\s\p{P}\p{C}\ufe0f]+/gu, ' ').trim()
  return createHash('sha256').update(words || folded).digest('base64url').slice(0, 22)
}

/** Throws `rate_limited`, with the seconds to wait, where a new request would be one too many. */
export async function assertNotSpam(ctx: CallerCtx, textKey: string): Promise<void> {
  const { rateLimits } = ctx.operator
  if (!rateLimits.enabled) return
  const hourly = Math.max(1, Math.floor(newAccountRequests * rateLimits.multiplier))
  const [facts] = await ctx.sql<SpamFacts[]>`
    select u.created_at > now() - make_interval(hours => ${newAccountHours}) as "newAccount",
      hour.asked as "lastHour", coalesce(extract(epoch from hour.oldest + interval '1 hour' - now()), 0)::float8 as "hourFreesIn",
      alike.asked as same, coalesce(extract(epoch from now() - alike.latest), 0)::float8 as "sinceLastSame"
    from users u,
      lateral (select count(*)::int as asked, min(created_at) as oldest from (
        select min(created_at) as created_at from requests where from_id = u.id and created_at > now() - interval '1 hour'
        group by conversation_id order by 1 desc limit ${hourly}) newest) hour,
      lateral (select count(*)::int as asked, max(created_at) as latest from requests
        where from_id = u.id and text_key = ${textKey} and created_at > now() - interval '1 day') alike
    where u.id = ${ctx.caller.userId}`
  const wait = facts ? waitBefore(facts, rateLimits.multiplier) : 0
  if (wait > 0) throw new ParleyError('rate_limited', 'You are asking too many people. Wait a little.', { retryAfter: wait })
}
