import { describe, expect, it } from 'vitest'
import type { Membership } from '@/lib/contract/views'
import { ApiError } from './api'
import { receiveConversation } from './cache'
import { createMapCache } from './map-cache.fixture'
import { createMembershipChanges, type MembershipChange } from './membership-changes'
import { conversationId, createWorld, self } from './world.fixture'

const id = conversationId(0)
const refused = new ApiError(0, 'offline', 'The server cannot be reached.')

/** A browser with one conversation in its list, and a server that answers when it is told to. */
function setUp() {
  const fetched = createWorld([], 1).conversation(id, 0)
  if (!fetched) throw new Error('The world has a conversation.')
  const cache = createMapCache(self.id, [{ filter: 'all', q: '' }, { filter: 'archived', q: '' }])
  for (const { list } of cache.inboxes()) list.set({ items: [], nextCursor: null })
  receiveConversation(cache, fetched)
  let kept: Membership = { pinned: false, archived: false, mutedUntil: null, markedUnread: false, draft: null, draftVersion: 0, clearedSeq: 0 }
  const asked: { change: MembershipChange; answer: (failure?: Error) => void }[] = []
  const changes = createMembershipChanges({
    cache,
    followUp: () => {},
    save: (_, change) =>
      new Promise((resolve, reject) => {
        const answer = (failure?: Error) => {
          if (failure) return reject(failure)
          kept = { ...kept, ...change }
          resolve(kept)
        }
        asked.push({ change, answer })
      }),
  })
  return { cache, changes, asked, fetched, shown: () => cache.conversation(id).get(), listed: () => cache.inboxes().map(({ list }) => list.get()?.items.length) }
}

const turn = () => new Promise(resolve => setTimeout(resolve))

describe('changes of one’s own settings of a conversation', () => {
  it('show at once, in the lists too', async () => {
    const { changes, asked, shown, listed } = setUp()
    const done = changes.update(id, { archived: true })
    expect(shown()?.archived).toBe(true)
    expect(listed()).toEqual([0, 1])
    await turn()
    asked[0]?.answer()
    await done
    expect(shown()?.archived).toBe(true)
  })

  it('are taken back where the server refuses, and say why', async () => {
    const { changes, asked, shown, listed } = setUp()
    const done = changes.update(id, { pinned: true, archived: true })
    await turn()
    asked[0]?.answer(refused)
    await expect(done).rejects.toBe(refused)
    expect(shown()).toMatchObject({ pinned: false, archived: false })
    expect(listed()).toEqual([1, 0])
  })

  it('are told one after the other, so the last choice is the last that the server hears', async () => {
    const { changes, asked } = setUp()
    const both = [changes.update(id, { pinned: true }), changes.update(id, { pinned: false })]
    await turn()
    expect(asked.map(({ change }) => change)).toEqual([{ pinned: true }])
    asked[0]?.answer()
    await turn()
    expect(asked.map(({ change }) => change)).toEqual([{ pinned: true }, { pinned: false }])
    asked[1]?.answer()
    await Promise.all(both)
  })

  it('stand over what is older: the answer to an earlier one, and what was fetched before', async () => {
    const { cache, changes, asked, fetched, shown } = setUp()
    const both = [changes.update(id, { pinned: true }), changes.update(id, { pinned: false, archived: true })]
    await turn()
    asked[0]?.answer()
    await turn()
    expect(shown()).toMatchObject({ pinned: false, archived: true })
    receiveConversation(cache, { ...fetched, pinned: true })
    expect(shown()).toMatchObject({ pinned: false, archived: true })
    asked[1]?.answer()
    await Promise.all(both)
    expect(shown()).toMatchObject({ pinned: false, archived: true })
  })

  it('go back to what there was before the first, where several are refused', async () => {
    const { changes, asked, shown } = setUp()
    const both = Promise.allSettled([changes.update(id, { pinned: true }), changes.update(id, { pinned: true, archived: true })])
    await turn()
    asked[0]?.answer(refused)
    await turn()
    expect(shown()?.pinned).toBe(true)
    asked[1]?.answer(refused)
    await both
    expect(shown()).toMatchObject({ pinned: false, archived: false })
  })
})
