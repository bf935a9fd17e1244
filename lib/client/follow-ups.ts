import type { Conversation, Me } from '@/lib/contract/views'
import { type Cache, type FollowUp, receiveConversation } from './cache'
import type { ReadMark } from './read-marks'

/** How long changes of the unread total are collected before the server is asked for it, in milliseconds. */
const settleFor = 1_000

export interface FollowUpDependencies {
  cache: Cache
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
  let meTimer: ReturnType<typeof setTimeout> | undefined

  async function refetch(conversationId: string): Promise<void> {
    // One at a time; what changed after the request went out needs another.
    if (fetching.has(conversationId)) return void fetching.set(conversationId, 'again')
    fetching.set(conversationId, 'once')
    try {
      const conversation = await fetchConversation(conversationId)
      if (conversation) {
        run(receiveConversation(cache, conversation))
        received(conversationId)
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
        case 'fetchMe': refetchMe(); break
        case 'sync': sync().catch(() => {}); break
        case 'acknowledge': acknowledge(followUp.conversationId, followUp); break
      }
    }
  }

  return { run, stop: () => clearTimeout(meTimer) }
}
