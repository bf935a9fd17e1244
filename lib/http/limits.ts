import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Budget, Limit } from '@/lib/contract/endpoint'
import { ParleyError } from '@/lib/contract/errors'
import type { Database } from '@/db/client'
import { environment } from '@/lib/environment'

const minute = 60

/** What a surface without documented limits has, and the throttle on passwords (contracts README, rule 10). */
const usual: Record<'send' | 'call' | 'credentials', Budget> = {
  send: { name: 'send', points: 60, seconds: minute },
  call: { name: 'call', points: 600, seconds: minute },
  credentials: { name: 'credentials', points: 20, seconds: minute },
}

const memory = new Map<string, RateLimiterMemory>()

/**
 * Takes one from a budget. A process that serves alone (it runs the hub) counts in memory; where there may be
 * several, they share a table. Throws `rate_limited` with the seconds to wait.
 */
export async function takeFromBudget(sql: Database, limit: Exclude<Limit, 'none'>, who: string): Promise<void> {
  const { rateLimits, hub } = environment()
  if (!rateLimits.enabled) return
  const budget = typeof limit === 'string' ? usual[limit] : limit
  const points = Math.max(1, Math.floor(budget.points * rateLimits.multiplier))
  const wait = hub ? await takeFromMemory(budget, points, who) : await takeFromTable(sql, budget, points, who)
  if (wait > 0) throw new ParleyError('rate_limited', 'Too many requests. Wait a moment.', { retryAfter: wait })
}

/** Seconds to wait; 0 for none. */
async function takeFromMemory({ name, seconds }: Budget, points: number, who: string): Promise<number> {
  let limiter = memory.get(name)
  if (limiter?.points !== points || limiter.duration !== seconds) memory.set(name, (limiter = new RateLimiterMemory({ points, duration: seconds, keyPrefix: name })))
  try {
    await limiter.consume(who)
    return 0
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal
    return (refusal as { msBeforeNext: number }).msBeforeNext / 1000
  }
}

async function takeFromTable(sql: Database, { name, seconds }: Budget, points: number, who: string): Promise<number> {
  const [budget] = await sql<{ points: number; wait: number }[]>`
    insert into rate_limits as r (key, points, expire) values (${`${name}:${who}`}, 1, now() + make_interval(secs => ${seconds}))
    on conflict (key) do update set
      points = case when r.expire > now() then r.points + 1 else 1 end,
      expire = case when r.expire > now() then r.expire else excluded.expire end
    returning points, extract(epoch from expire - now())::float8 as wait`
  return budget && budget.points > points ? budget.wait : 0
}
