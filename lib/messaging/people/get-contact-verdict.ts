import { contactOf } from '../contact'
import type { CallerCtx } from '../ctx'
import { type Verdict, verdictOn } from '../policy'

interface ContactVerdict {
  verdict: Verdict['verdict']
  code?: Extract<Verdict, { verdict: 'denied' }>['code']
}

/** What a send by the caller to somebody would meet right now, by the very same decision. Never throws, not even for strangers to the server. */
export async function getContactVerdict(ctx: CallerCtx, input: { id: string }): Promise<ContactVerdict> {
  const { facts } = await contactOf(ctx, input.id)
  const verdict = verdictOn(facts, ctx.rules)
  return verdict.verdict === 'denied' ? { verdict: 'denied', code: verdict.code } : { verdict: verdict.verdict }
}
