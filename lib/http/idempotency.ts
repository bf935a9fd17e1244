import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { v5 as namedId } from 'uuid'
import type { Endpoint } from '@/lib/contract/endpoint'
import { ParleyError } from '@/lib/contract/errors'
import type { Caller, Ctx } from '@/lib/messaging/ctx'
import type { Answer, Call } from './call'

/** After so long without an answer the first call is taken to have died, in seconds. */
const diesAfter = 30
const lookEvery = 50
const keysNamespace = '5f0d9d0a-3a0f-4a38-9a2e-3b9f1e6c2d41'

/**
 * The client id that an `Idempotency-Key` stands for: a message remembers it, whatever becomes of the answer. Whoever
 * translates a send hands it to the verb.
 */
export function clientIdOf(call: Call): string | undefined {
  const key = keyOf(call)
  return key && namedId(key, keysNamespace)
}

/**
 * Runs a POST with an `Idempotency-Key` once per person and key: the same body gets the first answer again,
 * also when many arrive at once, another body 409 (contracts README, rule 7). What was refused may be tried again.
 */
export async function answerOnce(
  ctx: Ctx,
  endpoint: Endpoint,
  call: Call,
  caller: Caller | null,
  input: object,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const key = keyOf(call)
  if (!key || !caller || endpoint.method !== 'POST' || endpoint.name === 'sendMessage') return run()
  const fingerprint = createHash('sha256').update(`${endpoint.name}\n${JSON.stringify(input)}`).digest('base64url')
  const claim = { userId: caller.userId, key, fingerprint }
  if (!(await claimKey(ctx, claim))) return firstAnswer(ctx, claim)
  const answer = await run().catch(async (error: unknown) => {
    await ctx.sql`delete from idempotency_keys where user_id = ${caller.userId} and key = ${key}`
    throw error
  })
  await ctx.sql`
    update idempotency_keys set status = ${answer.status}, body = ${ctx.sql.json({ ...answer, body: typeof answer.body === 'string' ? answer.body : null })}
    where user_id = ${caller.userId} and key = ${key}`
  return answer
}

interface Claim {
  userId: string
  key: string
  fingerprint: string
}

/** Whether this call is the first with its key, or the first after one that died. */
async function claimKey({ sql }: Ctx, { userId, key, fingerprint }: Claim): Promise<boolean> {
  const claimed = await sql`
    insert into idempotency_keys as k (user_id, key, fingerprint) values (${userId}, ${key}, ${fingerprint})
    on conflict (user_id, key) do update set created_at = now()
    where k.status is null and k.fingerprint = excluded.fingerprint and k.created_at < now() - make_interval(secs => ${diesAfter})
    returning key`
  return claimed.length > 0
}

async function firstAnswer(ctx: Ctx, { userId, key, fingerprint }: Claim): Promise<Answer> {
  for (let looked = 0; looked < (diesAfter * 1000) / lookEvery; looked++) {
    const [first] = await ctx.sql<{ fingerprint: string; answer: Answer | null }[]>`
      select fingerprint, body as answer from idempotency_keys where user_id = ${userId} and key = ${key}`
    if (first && first.fingerprint !== fingerprint) throw new ParleyError('idempotency_mismatch', 'This key was used for something else.')
    if (first?.answer) return { ...first.answer, headers: { ...first.answer.headers, 'idempotency-replayed': 'true' } }
    if (!first) break
    await wait(lookEvery)
  }
  throw new ParleyError('conflict', 'The first call with this key was refused or has no answer yet. Try again.')
}

function keyOf(call: Call): string | undefined {
  const key = call.header('idempotency-key')?.trim()
  if (!key) return undefined
  if (key.length > 255) throw new ParleyError('bad_request', 'An Idempotency-Key has at most 255 characters.')
  return key
}
