import type { Conversation, Membership } from '@/lib/contract/views'
import { type Cache, type FollowUp, writeConversation } from './cache'
import { withMembership } from './conversation-state'

/** What somebody may change of a conversation for themselves alone; what is absent stays. `mutedUntil` null ends the muting. */
export interface MembershipChange {
  pinned?: boolean
  archived?: boolean
  mutedUntil?: string | null
  markedUnread?: boolean
}

interface Waiting {
  change: MembershipChange
  /** What stood there before, for the case that it is refused. */
  before: MembershipChange
}

export interface MembershipChangesDependencies {
  cache: Cache
  /** Tells the server. Throws `ApiError`. */
  save(conversationId: string, change: MembershipChange): Promise<Membership>
  followUp(followUps: FollowUp[]): void
}

export type MembershipChanges = ReturnType<typeof createMembershipChanges>

/**
 * Changes of one's own settings of conversations: shown at once, told to the server one after the other, taken back
 * when it refuses. They have no number, so an answer or an event may be older than what was chosen here: until the
 * server has confirmed a choice, the choice stands over whatever it says (`Cache.chosen`).
 */
export function createMembershipChanges({ cache, save, followUp }: MembershipChangesDependencies) {
  const waiting = new Map<string, Waiting[]>()
  const turns = new Map<string, Promise<unknown>>()

  /** Throws what the server's refusal is, after everything is as it was. */
  async function update(conversationId: string, change: MembershipChange): Promise<void> {
    const entry = { change, before: show(conversationId, change) }
    waiting.set(conversationId, [...(waiting.get(conversationId) ?? []), entry])
    choose(conversationId)
    const turn = (turns.get(conversationId) ?? Promise.resolve()).then(() => tell(conversationId, entry))
    const settled = turn.catch(() => {})
    turns.set(conversationId, settled)
    await turn.finally(() => turns.get(conversationId) === settled && turns.delete(conversationId))
  }

  async function tell(conversationId: string, entry: Waiting): Promise<void> {
    try {
      const membership = await save(conversationId, entry.change)
      forget(conversationId, entry)
      write(conversationId, conversation => withMembership(conversation, membership))
      // What was fetched before the server knew may come after its answer.
      followUp([{ do: 'recount', conversationId }])
    } catch (error) {
      forget(conversationId, entry)
      takeBack(conversationId, entry)
      followUp([{ do: 'recount', conversationId }])
      throw error
    }
  }

  /** Shows a change, and answers what it replaced. */
  function show(conversationId: string, change: MembershipChange): MembershipChange {
    const conversation = cache.conversation(conversationId).get()
    if (!conversation) return {}
    write(conversationId, known => ({ ...known, ...change }))
    const { pinned, archived, mutedUntil, markedUnread } = conversation
    return pick({ pinned, archived, mutedUntil, markedUnread }, change)
  }

  function takeBack(conversationId: string, { change, before }: Waiting): void {
    // A later choice goes back to what was before this one, should it be refused as well.
    const later = waiting.get(conversationId)?.[0]
    if (later) later.before = { ...later.before, ...pick(before, pick(later.change, change)) }
    write(conversationId, conversation => ({ ...conversation, ...before }))
  }

  function forget(conversationId: string, entry: Waiting): void {
    const left = (waiting.get(conversationId) ?? []).filter(other => other !== entry)
    if (left.length > 0) waiting.set(conversationId, left)
    else waiting.delete(conversationId)
    choose(conversationId)
  }

  function choose(conversationId: string): void {
    const chosen = waiting.get(conversationId)?.map(({ change }) => change)
    if (chosen) cache.chosen.set(conversationId, Object.assign({}, ...chosen) as MembershipChange)
    else cache.chosen.delete(conversationId)
  }

  function write(conversationId: string, change: (conversation: Conversation) => Conversation): void {
    const conversation = cache.conversation(conversationId).get()
    if (conversation) followUp(writeConversation(cache, change(conversation)))
  }

  return { update }
}

/** The part of `from` that `like` has too. */
function pick(from: MembershipChange, like: MembershipChange): MembershipChange {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in like))
}
