import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Limit } from '@/lib/contract/endpoint'
import { ParleyError } from '@/lib/contract/errors'
import type { Database } from '@/db/client'
import { environment } from '@/lib/environment'

/** Calls a minute (contracts README, rule 10): sends, other calls, and passwords tried. */
const perMinute: Record<Exclude<Limit, 'none'>, number> = { send: 60, call: 600, credentials: 20 }

const seconds = 60
const memory = new Map<string, RateLimiterMemory>()

/**
 * Takes one from a budget. A process that serves alone (it runs the hub) counts in memory; where there may be
 * several, they share a table. Throws `rate_limited` with the seconds to wait.
 */
export async function takeFromBudget(sql: Database, limit: Exclude<Limit, 'none'>, who: string): Promise<void> {
  const { rateLimits, hub } = environment()
  if (!rateLimits.enabled) return
  const points = Math.max(1, Math.floor(perMinute[limit] * rateLimits.multiplier))
  const wait = hub ? await takeFromMemory(limit, points, who) : await takeFromTable(sql, `${limit}:${who}`, points)
  if (wait > 0) throw new ParleyError('rate_limited', 'Too many requests. Wait a moment.', { retryAfter: wait })
}

/** Seconds to wait; 0 for none. */
async function takeFromMemory(limit: string, points: number, who: string): Promise<number> {
  let limiter = memory.get(limit)
  if (limiter?.points !== points) memory.set(limit, (limiter = new RateLimiterMemory({ points, duration: seconds, keyPrefix: limit })))
  try {
    await limiter.consume(who)
    return 0
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal
    return (refusal as { msBeforeNext: number }).msBeforeNext / 1000
  }
}

async function takeFromTable(sql: Database, key: string, points: number): Promise<number> {
  const [budget] = await sql<{ points: number; wait: number }[]>`
    insert into rate_limits as r (key, points, expire) values (${key}, 1, now() + make_interval(secs => ${seconds}))
    on conflict (key) do update set
      points = case when r.expire > now() then r.points + 1 else 1 end,
      expire = case when r.expire > now() then r.expire else excluded.expire end
    returning points, extract(epoch from expire - now())::float8 as wait`
  return budget && budget.points > points ? budget.wait : 0
}
