import { v7 as newId } from 'uuid'
import { ParleyError } from '@/lib/contract/errors'
import { codePoints } from '@/lib/contract/text'
import { assertNotBlocked, type MembershipFacts } from '../access'
import { contactOf } from '../contact'
import type { CallerCtx } from '../ctx'
import { assertNotDenied, type ContactFacts, type Verdict, verdictOn } from '../policy'
import { assertNotSpam, textKeyOf } from '../requests/spam'
import type { Opening } from './write-message'

/** Whether a message just arrives: in a group, or where both sides are active already. */
export function isOpen({ state, other }: MembershipFacts): boolean {
  return state === 'active' && (other === null || (other.state === 'active' && other.there && !other.blocked))
}

/**
 * What a message of the caller opens where not all is open yet, by the one verdict on their contact (decisions 3 to 7).
 * Throws what the verdict refuses with.
 */
export async function openingOf(ctx: CallerCtx, conversation: MembershipFacts, text: string): Promise<Opening> {
  const { other } = conversation
  if (!other) return { callerState: 'active', otherId: ctx.caller.userId, otherState: 'active', request: null, accepts: true }
  assertNotBlocked(conversation)
  const { facts } = await contactOf(ctx, other.id)
  const verdict = verdictOn(facts, ctx.rules)
  assertNotDenied(verdict)
  if (verdict.verdict === 'open') {
    const request = isWelcomed(ctx, conversation, facts) ? { id: newId(), textKey: textKeyOf(text), status: 'accepted' as const } : null
    return { callerState: 'active', otherId: other.id, otherState: 'active', request, accepts: true, matches: request !== null && hasAccepted(facts) }
  }
  return asking(ctx, other, verdict, text)
}

/**
 * Let in where a request would have been needed: by the recipient's own setting, or because they began the conversation
 * and have not said anything yet. It counts as a request that was accepted.
 */
function isWelcomed({ rules }: CallerCtx, { lastSeq }: MembershipFacts, facts: ContactFacts): boolean {
  const { matched, sender, asked } = facts
  return !(hasAccepted(facts) && lastSeq > 0) && !matched && asked === null && !(rules.premiumOpens && sender.premium)
}

function hasAccepted({ states }: ContactFacts): boolean {
  return states?.recipient === 'active' || states?.recipient === 'left'
}

async function asking(
  ctx: CallerCtx,
  other: NonNullable<MembershipFacts['other']>,
  { again, unheard }: Extract<Verdict, { verdict: 'request' }>,
  text: string,
): Promise<Opening> {
  const { requestTextLimit } = ctx.rules
  if (codePoints(text) > requestTextLimit) {
    throw new ParleyError('text_too_long', `The text is longer than ${requestTextLimit} characters.`, {
      errors: [{ path: 'text', message: `At most ${requestTextLimit} characters.` }],
    })
  }
  const same = { callerState: 'active', otherId: other.id, accepts: false } as const
  if (again) return { ...same, otherState: other.state, request: null }
  const textKey = textKeyOf(text)
  await assertNotSpam(ctx, textKey)
  if (unheard) return { ...same, otherState: other.state, request: { id: newId(), textKey, status: 'declined' } }
  return { ...same, otherState: 'requested', request: { id: newId(), textKey, status: 'pending' } }
}
