import type { ReturnOf } from '@/lib/contract/endpoint'
import type { sync as syncEndpoint } from '@/lib/contract/endpoints/conversations'
import { type Cache, type FollowUp, receiveConversation, receiveRequest } from './cache'

export interface CatchUpDependencies {
  cache: Cache
  fetchSync(since: string | undefined): Promise<ReturnOf<typeof syncEndpoint>>
  followUp(followUps: FollowUp[]): void
  /** Called with each conversation whose state came. */
  received(conversationId: string): void
}

export type CatchUp = ReturnType<typeof createCatchUp>

/** Fetches the state of everything that changed since the last time. One at a time; rejects with `ApiError`. */
export function createCatchUp({ cache, fetchSync, followUp, received }: CatchUpDependencies) {
  let cursor: string | undefined
  let running: Promise<void> | undefined
  let wanted = false

  async function run(): Promise<void> {
    do {
      wanted = false
      for (let more = true; more; ) {
        const answer = await fetchSync(cursor)
        for (const conversation of answer.conversations) {
          followUp(receiveConversation(cache, conversation))
          received(conversation.id)
        }
        for (const request of answer.requests) receiveRequest(cache, request)
        cache.me.set(answer.me)
        cursor = answer.cursor
        more = answer.hasMore
      }
    } while (wanted)
  }

  return function catchUp(): Promise<void> {
    // What happened after the running one began may be missing from its answer.
    if (running) wanted = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
}
