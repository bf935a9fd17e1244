import type { Conversation, Me } from '@/lib/contract/views'
import { type Cache, type FollowUp, loseConversation, receiveConversation } from './cache'
import type { ReadMark } from './read-marks'

/** How long what changes unread counts is collected before the server is asked for them, in milliseconds. */
const settleFor = 1_000

export interface FollowUpDependencies {
  cache: Cache
  /** Null for one that the person may not look into any more. */
  fetchConversation(conversationId: string): Promise<Conversation | null>
  fetchMe(): Promise<Me>
  sync(): Promise<void>
  acknowledge(conversationId: string, mark: Omit<ReadMark, 'guessed'>): void
  /** Called with each conversation whose state came. */
  received(conversationId: string): void
}

/** Does what updates of the cache have left to do. What fails here comes again with the next event or sync. */
export function createFollowUps({ cache, fetchConversation, fetchMe, sync, acknowledge, received }: FollowUpDependencies) {
  const fetching = new Map<string, 'once' | 'again'>()
  const recounts = new Map<string, ReturnType<typeof setTimeout>>()
  let meTimer: ReturnType<typeof setTimeout> | undefined

  async function refetch(conversationId: string): Promise<void> {
    // One at a time; what changed after the request went out needs another.
    if (fetching.has(conversationId)) return void fetching.set(conversationId, 'again')
    fetching.set(conversationId, 'once')
    try {
      const conversation = await fetchConversation(conversationId)
      if (!conversation) run(loseConversation(cache, conversationId))
      else {
        run(receiveConversation(cache, conversation))
        received(conversationId)
        // Events overtook it, so what it was asked for it may not have said.
        if (conversation.seq < (cache.conversation(conversationId).get()?.seq ?? 0)) recount(conversationId)
        // It may have been unknown, and so not in the total.
        refetchMe()
      }
    } catch {
      // As said above.
    }
    const again = fetching.get(conversationId) === 'again'
    fetching.delete(conversationId)
    if (again) await refetch(conversationId)
  }

  /** Later, since the server may not have heard yet what was read here. */
  function recount(conversationId: string): void {
    if (recounts.has(conversationId)) return
    recounts.set(conversationId, setTimeout(() => {
      recounts.delete(conversationId)
      void refetch(conversationId)
    }, settleFor))
  }

  function refetchMe(): void {
    meTimer ??= setTimeout(() => {
      meTimer = undefined
      fetchMe().then(me => {
        // While more changes are being collected, this answer is of the past already.
        if (meTimer === undefined) cache.me.set(me)
      }, () => {})
    }, settleFor)
  }

  function run(followUps: FollowUp[]): void {
    for (const followUp of followUps) {
      switch (followUp.do) {
        case 'fetchConversation': void refetch(followUp.conversationId); break
        case 'recount': recount(followUp.conversationId); break
        case 'fetchMe': refetchMe(); break
        case 'sync': sync().catch(() => {}); break
        case 'acknowledge': acknowledge(followUp.conversationId, followUp); break
      }
    }
  }

  return {
    run,
    stop(): void {
      for (const timer of [meTimer, ...recounts.values()]) clearTimeout(timer)
      meTimer = undefined
      recounts.clear()
    },
  }
}
