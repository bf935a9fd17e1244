import fc from 'fast-check'
import { afterEach, beforeEach, describe, it, expect, vi } from 'vitest'
import type { Reaction } from '@/lib/contract/views'
import { position, receiveConversation } from './cache'
import { createCatchUp } from './catch-up'
import { createFollowUps } from './follow-ups'
import type { InboxScope } from './inbox-list'
import { createMapCache } from './map-cache.fixture'
import { createSequence } from './sequence'
import { openWindow } from './thread-window'
import { conversationId, createWorld, type Deed, self } from './world.fixture'

const conversations = 3
const inbox: InboxScope = { filter: 'all', q: '' }

/** What reaches the browser: an event, the answer to an own send or change, a late answer with a conversation's state, or time passing. */
type Arrival =
  | { kind: 'event' | 'answer'; step: number }
  | { kind: 'state'; conversation: number; step: number }
  | { kind: 'pause'; ms: number }

const conversation = fc.nat({ max: conversations - 1 })
const which = fc.constantFrom(0, 0.5, 1)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('message' as const), conversation, mine: fc.boolean(), large: fc.boolean(), reply: fc.boolean(), system: fc.constantFrom(false, false, false, true) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), conversation, which, large: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), conversation, which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('react' as const), conversation, which, mine: fc.boolean(), emoji: fc.constantFrom('❤️', '👍') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('read' as const, 'delivered' as const), conversation, mine: fc.boolean(), to: fc.constantFrom(0, 0.3, 0.6, 1) }) },
)

/** A history, how much of it the page began with, and everything after it in any order, some of it twice. */
const scene = (loss: boolean) => fc.array(deed, { minLength: 1, maxLength: 25, size: 'max' }).chain(deeds => {
  const step = fc.nat({ max: deeds.length - 1 })
  const all: Arrival[] = deeds.map((_, index) => ({ kind: 'event', step: index }))
  const some = loss ? fc.subarray(all) : fc.constant(all)
  const extra = fc.array(fc.oneof(
    fc.record({ kind: fc.constantFrom('event' as const, 'answer' as const), step }),
    fc.record({ kind: fc.constant('state' as const), conversation, step }),
    fc.record({ kind: fc.constant('pause' as const), ms: fc.constantFrom(0, 1, 400) }),
  ), { maxLength: 15, size: 'max' })
  const arrivals = fc.tuple(some, extra).chain(([first, second]) => fc.shuffledSubarray<Arrival>([...first, ...second], { minLength: first.length + second.length }))
  return fc.record({ deeds: fc.constant(deeds), begin: step, arrivals, fetchTakes: fc.constantFrom(0, 5, 700), pageSize: fc.integer({ min: 1, max: 5 }) })
})

type Scene = typeof scene extends (loss: boolean) => fc.Arbitrary<infer S> ? S : never

/** A browser that opened at `begin`: two of the conversations are listed, the thread of the first is open. */
function open({ deeds, begin, fetchTakes, pageSize }: Scene) {
  const world = createWorld(deeds, conversations)
  const cache = createMapCache(self.id, [inbox])
  let happened = begin
  const answer = async <T>(value: () => T): Promise<T> => {
    const taken = value()
    await new Promise(resolve => setTimeout(resolve, fetchTakes))
    return taken
  }
  const received = (id: string) => {
    sequence.settle(id)
    if (sequence.isBehind(id)) void sequence.fill(id)
  }
  const followUps = createFollowUps({
    cache,
    fetchConversation: id => answer(() => world.conversation(id, happened) ?? null),
    fetchMe: () => answer(() => world.me(happened)),
    sync: () => catchUp(),
    acknowledge: () => {},
    received,
  })
  const sequence = createSequence(cache, {
    fetchEvents: (id, after) => answer(() => {
      const events = world.log(id, after, happened)
      return { items: events.slice(0, 2), more: events.length > 2 }
    }),
    fetchMessage: (_, messageId) => answer(() => world.message(messageId, happened)),
    fetchAround: async () => null,
  }, followUps.run, () => 0)
  const catchUp = createCatchUp({
    cache,
    fetchSync: () => answer(() => ({ conversations: world.conversations(happened), requests: [], me: world.me(happened), cursor: '', hasMore: false })),
    followUp: followUps.run,
    received,
  })

  const id = conversationId(0)
  const history = world.messages(id, begin)
  const page = { items: history.slice(-pageSize), hasOlder: history.length > pageSize, hasNewer: false }
  cache.me.set(world.me(begin))
  const [list] = cache.inboxes()
  list?.list.set({ items: world.inbox(begin).filter(item => item.id !== conversationId(2)), nextCursor: null })
  for (const known of list?.list.get()?.items ?? []) receiveConversation(cache, known)
  cache.thread(id).set(openWindow(page, world.conversation(id, begin)?.seq ?? 0))

  async function arrive(arrival: Arrival): Promise<void> {
    if (arrival.kind === 'pause') return void (await vi.advanceTimersByTimeAsync(arrival.ms))
    happened = Math.max(happened, arrival.step + 1)
    const event = world.events[arrival.step]
    if (!event) return
    if (arrival.kind === 'event') return sequence.receive(event)
    if (arrival.kind === 'state') {
      const state = world.conversation(conversationId(arrival.conversation), arrival.step + 1)
      if (!state) return
      followUps.run(receiveConversation(cache, state))
      return received(state.id)
    }
    if (!('seq' in event)) return
    const deed = deeds[arrival.step]
    const message = world.message(event.messageId, arrival.step + 1)
    if (deed?.kind === 'message' && deed.mine && message) return sequence.receiveOwn(message)
    if (deed?.kind === 'message') return
    // The call began before the change, when this browser had got as far as it has now, or was behind.
    const gone = world.message(event.messageId, arrival.step)
    const answer = message ?? (gone && { ...gone, text: '', deletedAt: event.at })
    if (answer) sequence.receiveChanged(answer, Math.min(position(cache, event.conversationId) ?? 0, event.seq - 1))
  }

  const end = deeds.length
  return {
    arrive,
    async finish(): Promise<void> {
      happened = end
      await vi.runAllTimersAsync()
    },
    catchUp: () => void catchUp(),
    expectSameAsRefetched(ids: string[]): void {
      for (const each of ids) expect(unordered(cache.conversation(each).get())).toEqual(unordered(world.conversation(each, end)))
      const window = cache.thread(id).get()
      const first = page.hasOlder ? (page.items[0]?.seq ?? 0) : 0
      expect(unordered(window?.messages)).toEqual(unordered(world.messages(id, end).filter(message => message.seq >= first)))
      expect(position(cache, id)).toBe(world.conversation(id, end)?.seq)
    },
    expectSameListAsRefetched(): void {
      expect(unordered(list?.list.get()?.items)).toEqual(unordered(world.inbox(end)))
      expect(cache.me.get()).toEqual(world.me(end))
    },
  }
}

/** Which kind of reaction came first is not told by how many there are now, so who missed it may show another order. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [
    name,
    name === 'reactions' && Array.isArray(part) ? (part as Reaction[]).toSorted((a, b) => (a.emoji < b.emoji ? -1 : 1)) : unordered(part),
  ]))
}

describe('a browser converges', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('on what refetching gives, when events come doubled and in any order and late answers come between', async () => {
    await fc.assert(fc.asyncProperty(scene(false), async given => {
      const browser = open(given)
      for (const arrival of given.arrivals) await browser.arrive(arrival)
      await browser.finish()
      browser.expectSameAsRefetched([conversationId(0), conversationId(1)])
    }), { numRuns: 500, seed: 2030 })
  })

  it('on what refetching gives after catching up, when events are lost as well', async () => {
    await fc.assert(fc.asyncProperty(scene(true), async given => {
      const browser = open(given)
      for (const arrival of given.arrivals) await browser.arrive(arrival)
      await browser.finish()
      browser.catchUp()
      await browser.finish()
      browser.expectSameAsRefetched([conversationId(0), conversationId(1), conversationId(2)])
      browser.expectSameListAsRefetched()
    }), { numRuns: 500, seed: 2030 })
  })
})
