/**
 * Rules without I/O: what the facts that a verb read allow. `access` decides what somebody may know of,
 * `policy` what they may do with it.
 */
import { type ErrorCode, ParleyError } from '@/lib/contract/errors'
import { codePoints, maxDraftLength } from '@/lib/contract/text'

/** What differs between surfaces in who may write to whom (decisions 3, 4, 6 and 7), and in what there is (decision 17). */
export interface SurfaceRules {
  /** Messages that may be said before the other side accepts. */
  unanswered: number
  /** The most code points of a first message that needs to be accepted. */
  requestTextLimit: number
  /** Whether premium people write without asking. */
  premiumOpens: boolean
  /** Whether the recipient's `autoAccept` counts. */
  autoAccepts: boolean
  /** Whether there are groups; to a surface without, no group exists. */
  groups: boolean
  /** Whether people are asked by a request alone: a message to somebody who has not been let in, or not let one in, asks nothing. */
  requestsApart?: boolean
  /** Whether there is no such thing as a request: what waits to be accepted is read, and known to be read, like any other (decision 3). */
  knowsNoRequests?: boolean
  /** Whether only premium people learn what was read of their own words. */
  premiumReceipts?: boolean
}

export const nativeRules: SurfaceRules = { unanswered: 1, requestTextLimit: 4000, premiumOpens: false, autoAccepts: true, groups: true }

/** After a decline, asking again changes nothing for so long (decision 5); days. */
export const coolDownDays = 7

export type MemberState = 'active' | 'requested' | 'declined' | 'left'

/** Everything that decides whether one person may write to another right now. */
export interface ContactFacts {
  self: boolean
  sender: { premium: boolean; followsRecipient: boolean }
  recipient: {
    /** Not unknown, not deleted, not suspended. */
    there: boolean
    whoCanMessage: 'everyone' | 'followers' | 'nobody'
    autoAccept: 'followers' | 'following' | 'mutual' | 'off'
    followsSender: boolean
  }
  /** Who blocked whom. */
  blocked: 'by_sender' | 'by_recipient' | null
  matched: boolean
  /** Each side's state in their conversation; null where they have none. */
  states: { sender: MemberState; recipient: MemberState } | null
  /**
   * The sender's last request: whether it waits as far as they can tell, how many messages it has, and whether the
   * recipient declined one so lately that they are not to hear of another; null for none.
   */
  asked: { waiting: boolean; coolingDown: boolean; messages: number } | null
}

/** What writing now means: it arrives, it is a request (`again`: adds to one that waits; `unheard`: the recipient is left alone), or it is refused. */
export type Verdict =
  | { verdict: 'open' }
  | { verdict: 'request'; again: boolean; unheard: boolean }
  | { verdict: 'denied'; code: Extract<ErrorCode, 'cannot_message_self' | 'not_found' | 'user_blocked' | 'not_accepting' | 'request_pending'> }

const open: Verdict = { verdict: 'open' }
const denied = (code: Extract<Verdict, { verdict: 'denied' }>['code']): Verdict => ({ verdict: 'denied', code })

/** The one verdict behind every send, every request and `can-message`, in the order of decision 3. */
export function verdictOn(facts: ContactFacts, rules: SurfaceRules): Verdict {
  if (facts.self) return denied('cannot_message_self')
  if (!facts.recipient.there) return denied('not_found')
  if (facts.blocked) return denied(facts.blocked === 'by_sender' ? 'user_blocked' : 'not_accepting')
  if (facts.matched || isOpen(facts.states)) return open
  const { whoCanMessage } = facts.recipient
  if (whoCanMessage === 'nobody') return denied('not_accepting')
  if (whoCanMessage === 'followers' && !facts.sender.followsRecipient) return denied('not_accepting')
  if (rules.premiumOpens && facts.sender.premium) return open
  if (rules.autoAccepts && isWelcome(facts)) return open
  return asRequest(facts.asked, rules)
}

/** The recipient accepted once, or wrote first and is being answered; coming back from `left` is open too. */
function isOpen(states: ContactFacts['states']): boolean {
  return states?.recipient === 'active' || states?.recipient === 'left'
}

/** The recipient lets people in whom they, or who, follow (decision 6). */
function isWelcome({ sender, recipient }: ContactFacts): boolean {
  switch (recipient.autoAccept) {
    case 'followers': return sender.followsRecipient
    case 'following': return recipient.followsSender
    case 'mutual': return sender.followsRecipient && recipient.followsSender
    case 'off': return false
  }
}

/** As many messages as the surface allows. To the sender a decline changes nothing, also when they cancel and ask again (decisions 4 and 5). Where only a request asks, there is nothing to write to yet. */
function asRequest(asked: ContactFacts['asked'], rules: SurfaceRules): Verdict {
  const again = asked?.waiting ?? false
  if (asked && again && (rules.requestsApart || asked.messages >= rules.unanswered)) return denied('request_pending')
  if (rules.requestsApart) return denied('not_found')
  return { verdict: 'request', again, unheard: asked?.coolingDown ?? false }
}

const refusals: Record<Extract<Verdict, { verdict: 'denied' }>['code'], string> = {
  cannot_message_self: 'You cannot write to yourself.',
  not_found: 'This person does not exist.',
  user_blocked: 'You have blocked this person.',
  not_accepting: 'This person does not accept messages from you.',
  request_pending: 'This person has to accept your request first.',
}

/** Throws where the verdict is a refusal. */
export function assertNotDenied(verdict: Verdict): asserts verdict is Exclude<Verdict, { verdict: 'denied' }> {
  if (verdict.verdict === 'denied') throw new ParleyError(verdict.code, refusals[verdict.code])
}

/** Who is online: a live socket, or a heartbeat or call within this many minutes (decision 15). */
export const onlineMinutes = 5

/** The most members of a group (decision 17). */
export const maxMembers = 256

/** An own message may be changed for so long; minutes. */
export const editMinutes = 15

/** The most different reactions to one message (decision 19). */
export const maxReactionKinds = 20

/** What is kept of a draft in a conversation. `version` counts its changes. */
export interface KeptDraft {
  text: string | null
  version: number
}

/**
 * What becomes of the draft `kept` where a device writes `text` over the version `basedOn` (absent: the one that is
 * there). Where another device wrote in between both texts are kept, what was there first, apart by a blank line, but
 * for one that the other contains. Nothing (null) always clears. Where both do not fit, the later one stays alone.
 */
export function mergeDraft(kept: KeptDraft, text: string | null, basedOn = kept.version): string | null {
  if (kept.text === null || text === null || basedOn >= kept.version || text.includes(kept.text)) return text
  if (kept.text.includes(text)) return kept.text
  const both = `${kept.text}\n\n${text}`
  return codePoints(both) <= maxDraftLength ? both : text
}
