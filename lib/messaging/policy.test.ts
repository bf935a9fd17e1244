import { describe, expect, it } from 'vitest'
import { type ContactFacts, nativeRules, type SurfaceRules, type Verdict, verdictOn } from './policy'

const states = ['active', 'requested', 'declined', 'left'] as const
const truth = [true, false]
const surfaces = {
  native: nativeRules,
  vibesmatch: { unanswered: 1, requestTextLimit: 250, premiumOpens: true, autoAccepts: false, groups: false },
  'vibesmatch, a message': { unanswered: 1, requestTextLimit: 250, premiumOpens: true, autoAccepts: false, groups: false, requestsApart: true },
  messaging: { unanswered: 20, requestTextLimit: 4000, premiumOpens: false, autoAccepts: true, groups: true },
  'twenty and premium': { unanswered: 20, requestTextLimit: 4000, premiumOpens: true, autoAccepts: true, groups: true },
  'one, premium and auto': { unanswered: 1, requestTextLimit: 4000, premiumOpens: true, autoAccepts: true, groups: true },
  'one, no more': { unanswered: 1, requestTextLimit: 4000, premiumOpens: false, autoAccepts: false, groups: true },
  'twenty, no more': { unanswered: 20, requestTextLimit: 4000, premiumOpens: false, autoAccepts: false, groups: true },
  'twenty, premium': { unanswered: 20, requestTextLimit: 4000, premiumOpens: true, autoAccepts: false, groups: true },
} satisfies Record<string, SurfaceRules>

const pairs = [null, ...states.flatMap(sender => states.map(recipient => ({ sender, recipient })))]
/** With as many messages as may be said unanswered, and one less. */
const requestsUnder = ({ unanswered }: SurfaceRules) => [null, ...truth.flatMap(waiting => truth.flatMap(coolingDown =>
  [unanswered - 1, unanswered].map(messages => ({ waiting, coolingDown, messages }))))]

/** Two strangers, either of whom anybody may ask. */
const strangers: ContactFacts = {
  self: false,
  sender: { premium: false, followsRecipient: false },
  recipient: { there: true, whoCanMessage: 'everyone', autoAccept: 'followers', followsSender: false },
  blocked: null,
  matched: false,
  states: null,
  asked: null,
}

type People = Pick<ContactFacts, 'self' | 'sender' | 'recipient' | 'blocked' | 'matched'>

/** Everything that may hold of two people; what they have said to each other comes on top. */
function* people(): Generator<People> {
  for (const self of truth) for (const premium of truth) for (const followsRecipient of truth) for (const there of truth)
    for (const whoCanMessage of ['everyone', 'followers', 'nobody'] as const) for (const autoAccept of ['followers', 'following', 'mutual', 'off'] as const)
      for (const followsSender of truth) for (const blocked of [null, 'by_sender', 'by_recipient'] as const) for (const matched of truth)
        yield { self, sender: { premium, followsRecipient }, recipient: { there, whoCanMessage, autoAccept, followsSender }, blocked, matched }
}

function* combinations(rules: SurfaceRules): Generator<ContactFacts> {
  const requests = requestsUnder(rules)
  for (const both of people()) for (const pair of pairs) for (const asked of requests) yield { ...both, states: pair, asked }
}

const facts = [...people()].length * pairs.length * requestsUnder(nativeRules).length
const all = facts * Object.keys(surfaces).length

/**
 * The decisions once more, as a table: the first line that fits says what happens. Each letter of `welcome` is an answer
 * for (neither follows, the recipient alone, the sender alone, both).
 */
const welcome = { followers: 'nnyy', following: 'nyny', mutual: 'nnny', off: 'nnnn' }
const lines: [fits: (f: ContactFacts, r: SurfaceRules) => boolean, then: string][] = [
  [f => f.self, 'cannot_message_self'],
  [f => !f.recipient.there, 'not_found'],
  [f => f.blocked === 'by_sender', 'user_blocked'],
  [f => f.blocked === 'by_recipient', 'not_accepting'],
  [f => f.matched, 'open'],
  [f => ['active', 'left'].includes(f.states?.recipient ?? 'none'), 'open'],
  [f => f.recipient.whoCanMessage === 'nobody', 'not_accepting'],
  [f => f.recipient.whoCanMessage === 'followers' && !f.sender.followsRecipient, 'not_accepting'],
  [(f, r) => r.premiumOpens && f.sender.premium, 'open'],
  [(f, r) => r.autoAccepts && welcome[f.recipient.autoAccept][Number(f.sender.followsRecipient) * 2 + Number(f.recipient.followsSender)] === 'y', 'open'],
  [(f, r) => f.asked !== null && f.asked.waiting && f.asked.messages >= r.unanswered, 'request_pending'],
  [(f, r) => r.requestsApart === true && f.asked !== null && f.asked.waiting, 'request_pending'],
  [(_, r) => r.requestsApart === true, 'not_found'],
  [f => f.asked !== null && f.asked.waiting && f.asked.coolingDown, 'more, unheard'],
  [f => f.asked !== null && f.asked.waiting, 'more'],
  [f => f.asked !== null && f.asked.coolingDown, 'request, unheard'],
  [() => true, 'request'],
]

function wordFor(verdict: Verdict): string {
  if (verdict.verdict === 'denied') return verdict.code
  if (verdict.verdict === 'open') return 'open'
  return `${verdict.again ? 'more' : 'request'}${verdict.unheard ? ', unheard' : ''}`
}

const oracle = (f: ContactFacts, r: SurfaceRules) => lines.find(([fits]) => fits(f, r))?.[1]

describe(`the truth table of who may write to whom: ${all} combinations`, () => {
  it.each(Object.entries(surfaces))(`%s: every one of ${facts} is as the decisions say`, (_, rules) => {
    let count = 0
    for (const combination of combinations(rules)) {
      count++
      if (wordFor(verdictOn(combination, rules)) === oracle(combination, rules)) continue
      expect({ combination, verdict: verdictOn(combination, rules) }).toEqual({ combination, verdict: oracle(combination, rules) })
    }
    expect(count).toBe(facts)
  })

  it('decision 5: no sender can tell a decline from a request that waits', () => {
    const asSeen = ({ verdict, code }: { verdict: string; code?: string }) => `${verdict} ${code}`
    for (const combination of combinations(nativeRules)) {
      const { asked } = combination
      if (!asked?.waiting) continue
      const undecided = { ...combination, asked: { ...asked, coolingDown: false } }
      if (asSeen(verdictOn(combination, nativeRules)) !== asSeen(verdictOn(undecided, nativeRules))) throw new Error(JSON.stringify(combination))
    }
  })
})

type Change = Omit<Partial<ContactFacts>, 'sender' | 'recipient'> & {
  sender?: Partial<ContactFacts['sender']>
  recipient?: Partial<ContactFacts['recipient']>
}
const active = { sender: 'active', recipient: 'active' } as const
const waiting = { waiting: true, coolingDown: false, messages: 1 }
const rows: [decision: number, rule: string, surface: keyof typeof surfaces, change: Change, verdict: string][] = [
  [3, 'nobody writes to themselves', 'native', { self: true, states: active }, 'cannot_message_self'],
  [3, 'nor to who is unknown, deleted or suspended', 'native', { recipient: { there: false }, states: active }, 'not_found'],
  [3, 'who is not there is not there, blocked or not', 'native', { recipient: { there: false }, blocked: 'by_sender' }, 'not_found'],
  [3, 'a stranger asks', 'native', {}, 'request'],
  [3, 'an active conversation is open', 'native', { states: active }, 'open'],
  [3, 'it stays open, whoever may begin to write', 'native', { states: active, recipient: { whoCanMessage: 'nobody' } }, 'open'],
  [3, 'a match is open', 'vibesmatch', { matched: true, recipient: { whoCanMessage: 'nobody' } }, 'open'],
  [3, 'who left is written to as before', 'messaging', { states: { sender: 'active', recipient: 'left' } }, 'open'],
  [3, 'nobody writes to who accepts nobody', 'native', { recipient: { whoCanMessage: 'nobody' }, sender: { followsRecipient: true } }, 'not_accepting'],
  [3, 'followers write to who accepts followers', 'native', { recipient: { whoCanMessage: 'followers', autoAccept: 'off' }, sender: { followsRecipient: true } }, 'request'],
  [3, 'others do not', 'native', { recipient: { whoCanMessage: 'followers', followsSender: true } }, 'not_accepting'],
  [4, 'one message until it is accepted', 'native', { states: { sender: 'active', recipient: 'requested' }, asked: waiting }, 'request_pending'],
  [4, 'where nothing knows of requests, twenty', 'messaging', { asked: { ...waiting, messages: 19 } }, 'more'],
  [4, 'and no more', 'messaging', { asked: { ...waiting, messages: 20 } }, 'request_pending'],
  [5, 'an answer to a request is open: its sender is active', 'native', { states: { sender: 'requested', recipient: 'active' } }, 'open'],
  [5, 'crossed requests accept each other', 'native', { states: { sender: 'requested', recipient: 'active' }, asked: waiting }, 'open'],
  [5, 'a declined one answers as one that waits', 'native', { states: { sender: 'active', recipient: 'declined' }, asked: { ...waiting, coolingDown: true } }, 'request_pending'],
  [5, 'after the cool-down it is a new request', 'native', { states: { sender: 'active', recipient: 'declined' }, asked: { waiting: false, coolingDown: false, messages: 1 } }, 'request'],
  [5, 'a cancelled one may be made again', 'native', { states: { sender: 'active', recipient: 'declined' }, asked: { waiting: false, coolingDown: false, messages: 1 } }, 'request'],
  [5, 'but reaches nobody who declined it a moment ago', 'native', { asked: { waiting: false, coolingDown: true, messages: 1 } }, 'request, unheard'],
  [6, 'a follower is let in by default', 'native', { sender: { followsRecipient: true } }, 'open'],
  [6, 'or who the recipient follows', 'native', { recipient: { autoAccept: 'following', followsSender: true } }, 'open'],
  [6, 'or only both', 'native', { recipient: { autoAccept: 'mutual' }, sender: { followsRecipient: true } }, 'request'],
  [6, 'both', 'native', { recipient: { autoAccept: 'mutual', followsSender: true }, sender: { followsRecipient: true } }, 'open'],
  [6, 'or nobody', 'native', { recipient: { autoAccept: 'off', followsSender: true }, sender: { followsRecipient: true } }, 'request'],
  [6, 'free users of vibesmatch always wait', 'vibesmatch', { sender: { followsRecipient: true } }, 'request'],
  [7, 'a message to a stranger finds nothing to be written to', 'vibesmatch, a message', {}, 'not_found'],
  [4, 'nor may more be said while the request waits', 'vibesmatch, a message', { asked: waiting }, 'request_pending'],
  [7, 'premium users do not', 'vibesmatch', { sender: { premium: true } }, 'open'],
  [7, 'but elsewhere they do', 'native', { sender: { premium: true } }, 'request'],
  [7, 'never past a block', 'vibesmatch', { sender: { premium: true }, blocked: 'by_recipient' }, 'not_accepting'],
  [7, 'nor past nobody', 'vibesmatch', { sender: { premium: true }, recipient: { whoCanMessage: 'nobody' } }, 'not_accepting'],
  [12, 'a block stops an active conversation, and the blocker knows why', 'native', { states: active, blocked: 'by_sender' }, 'user_blocked'],
  [12, 'the blocked person reads what everybody reads of who accepts nobody', 'native', { states: active, blocked: 'by_recipient' }, 'not_accepting'],
  [12, 'a block stops a match', 'vibesmatch', { matched: true, blocked: 'by_recipient' }, 'not_accepting'],
]

describe('the decisions, by name', () => {
  it.each(rows)('decision %i: %s (%s)', (_, __, surface, change, verdict) => {
    const combination = { ...strangers, ...change, sender: { ...strangers.sender, ...change.sender }, recipient: { ...strangers.recipient, ...change.recipient } }
    expect(wordFor(verdictOn(combination, surfaces[surface]))).toBe(verdict)
  })
})
