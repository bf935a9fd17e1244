import { expect, describe, it } from 'vitest'
import type { Opening } from '@/lib/contract/opening'
import type { Me } from '@/lib/contract/views'
import { keys } from './keys'
import { takeOpening } from './opening'
import { createQueryClient } from './query-cache'
import { createRuntime } from './runtime'
import { conversationId, createWorld, self } from './world.fixture'

const world = createWorld(Array.from({ length: 3 }, () => ({ kind: 'message' as const, conversation: 0, mine: false, large: false })), 2)
const id = conversationId(0)
const conversation = world.conversation(id, 3)!
const me = { ...self, unreadCount: 3, requestCount: 0 } as Me
const opening: Opening = { me, inbox: { items: [conversation], nextCursor: null }, thread: { conversation, page: { items: world.messages(id, 3), hasOlder: false, hasNewer: false } } }

function open(given: Opening) {
  const client = createQueryClient()
  const runtime = createRuntime(self.id, client, given)
  return { client, runtime, followUps: takeOpening(runtime, given) }
}

describe('what a page opens with', () => {
  it('is there before anything is asked for', () => {
    const { client, runtime } = open(opening)
    expect(runtime.cache.me.get()).toEqual(me)
    expect(runtime.cache.conversation(id).get()).toEqual(conversation)
    expect(client.getQueryData(keys.inbox({ filter: 'all', q: '' }))).toEqual({ items: [conversation], nextCursor: null })
    expect(runtime.cache.thread(id).get()).toMatchObject({ seq: conversation.seq, hasOlder: false, hasNewer: false })
    expect(runtime.cache.thread(id).get()?.messages).toHaveLength(3)
  })

  it('is asked for once more, but for the messages, which the log keeps up', () => {
    const { client } = open(opening)
    const stale = (queryKey: readonly unknown[]) => client.getQueryState(queryKey)?.isInvalidated
    expect([keys.me, keys.inbox({ filter: 'all', q: '' }), keys.conversation(id), keys.thread(id)].map(stale)).toEqual([true, true, true, false])
  })

  it('asks for nothing but to tell what arrived', () => {
    expect(open(opening).followUps.every(({ do: what }) => what === 'acknowledge')).toBe(true)
  })

  it('has a thread that the list does not begin with', () => {
    const { runtime } = open({ ...opening, inbox: { items: [], nextCursor: null } })
    expect(runtime.cache.conversation(id).get()).toEqual(conversation)
  })
})
