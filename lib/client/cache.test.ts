import { describe, expect, it } from 'vitest'
import type { Request } from '@/lib/contract/views'
import { connectionState } from './connection'
import { deliveryOf } from './delivery'
import { type InboxList, placeConversation } from './inbox-list'
import { mergeConversation, raiseWatermarks, withMembership } from './conversation-state'
import { withReaction } from './reactions'
import { placeRequest, type RequestList } from './request-list'
import { addNewer, addOlder, advanceWindow, fallBehind, openWindow, upsertMessages, withoutCleared } from './thread-window'
import { threadMessages } from './thread-messages'
import { conversationId, createWorld, other, self } from './world.fixture'

const world = createWorld(Array.from({ length: 6 }, (_, index) => ({ kind: 'message' as const, conversation: 0, mine: index % 2 === 0, large: false })), 1)
const all = world.messages(conversationId(0), 6)
const ended = { hasOlder: false, hasNewer: false }
const current = world.conversation(conversationId(0), 6)
if (!current) throw new Error('The world has a conversation.')

describe('a window of messages', () => {
  it('holds each message once, ascending, whatever comes twice', () => {
    const window = upsertMessages(openWindow({ items: all.slice(2), hasOlder: true, hasNewer: false }, 0), [...all.slice(3), all[2]!])
    expect(window.messages).toEqual(all.slice(2))
    expect(addOlder(window, { items: all.slice(0, 3), ...ended }, 6)).toEqual({ messages: all, ...ended, seq: 6 })
  })

  it('leaves out what lies beyond an open end', () => {
    const middle = { messages: all.slice(2, 4), hasOlder: true, hasNewer: true, seq: 4 }
    expect(upsertMessages(middle, [all[0]!, all[5]!])).toBe(middle)
    expect(advanceWindow(middle, 5, window => upsertMessages(window, [all[4]!]))).toEqual({ ...middle, seq: 5 })
  })

  it('keeps an edit that an older answer does not know of', () => {
    const edited = { ...all[1]!, text: 'Edited', editedAt: '2030-01-02T00:00:00.000Z' }
    expect(upsertMessages(openWindow({ items: [edited], ...ended }, 0), [all[1]!]).messages).toEqual([edited])
  })

  it('stops following when it is left behind, and follows again from its last page', () => {
    const behind = fallBehind({ messages: [...all.slice(0, 2), all[5]!], ...ended, seq: 2 }, 6)
    expect(behind).toEqual({ messages: all.slice(0, 2), hasOlder: false, hasNewer: true, seq: 6 })
    expect(addNewer(behind, { items: all.slice(2), hasOlder: true, hasNewer: false }, 6)).toEqual({ messages: all, ...ended, seq: 6 })
  })

  it('goes through what changed while a page was on its way once more', () => {
    const window = { messages: all.slice(3), hasOlder: true, hasNewer: false, seq: 9 }
    expect(addOlder(window, { items: all.slice(0, 3), ...ended }, 7).seq).toBe(7)
    expect(addNewer({ ...window, hasNewer: true }, { items: [], ...ended }, 7).seq).toBe(7)
  })

  it('shows nothing of what was cleared', () => {
    const window = { messages: all, hasOlder: true, hasNewer: false, seq: 6 }
    expect(withoutCleared(window, 4)).toEqual({ messages: all.slice(4), ...ended, seq: 6 })
    expect(withoutCleared(window, 0)).toBe(window)
  })
})

describe('a conversation', () => {
  it('never loses a watermark to an older answer', () => {
    const read = raiseWatermarks(current, other.id, { readSeq: 5 })
    expect(mergeConversation(read, current, self.id, undefined).conversation.members).toEqual(read.members)
    expect(raiseWatermarks(read, other.id, { readSeq: 3, deliveredSeq: 4 })).toBe(read)
  })

  it('keeps its latest message when an older answer comes late', () => {
    const older = world.conversation(conversationId(0), 3)
    expect(older && mergeConversation(current, older, self.id, undefined).conversation).toEqual(current)
  })
})

describe('what belongs to the reader alone', () => {
  const membership = { pinned: true, archived: false, mutedUntil: null, markedUnread: false, draft: 'Newer', draftVersion: 2, clearedSeq: 0 }

  it('never loses a newer draft, and what was cleared stays cleared', () => {
    const known = withMembership(current, { ...membership, clearedSeq: 6 })
    expect(known).toMatchObject({ pinned: true, draft: 'Newer', lastMessage: null })
    expect(withMembership(known, { ...membership, draft: 'Older', draftVersion: 1 })).toMatchObject({ draft: 'Newer', draftVersion: 2, clearedSeq: 6 })
    expect(mergeConversation(known, current, self.id, undefined).conversation).toMatchObject({ draft: 'Newer', clearedSeq: 6, lastMessage: null, unreadCount: 0 })
  })
})

describe('a reaction', () => {
  const event = { v: 1, id: '', at: '', conversationId: current.id, seq: 7, type: 'reaction_changed', messageId: all[0]!.id, emoji: '👍' } as const
  const given = withReaction(all[0]!, { ...event, userId: other.id, added: true, count: 1 }, self.id)

  it('says how many have it, and whether oneself has', () => {
    expect(given.reactions).toEqual([{ emoji: '👍', count: 1, mine: false }])
    const both = withReaction(given, { ...event, userId: self.id, added: true, count: 2 }, self.id)
    expect(both.reactions).toEqual([{ emoji: '👍', count: 2, mine: true }])
    expect(withReaction(both, { ...event, userId: other.id, added: false, count: 1 }, self.id).reactions).toEqual([{ emoji: '👍', count: 1, mine: true }])
  })

  it('that nobody has any more is gone, and what comes twice changes nothing', () => {
    expect(withReaction(given, { ...event, userId: other.id, added: false, count: 0 }, self.id).reactions).toEqual([])
    expect(withReaction(given, { ...event, userId: other.id, added: true, count: 1 }, self.id)).toBe(given)
    expect(withReaction(all[0]!, { ...event, userId: other.id, added: false, count: 0 }, self.id)).toBe(all[0])
  })
})

describe('a list of requests', () => {
  const request: Request = { id: 'r1', number: 1, conversationId: current.id, from: other, to: self, text: 'May I?', status: 'pending', createdAt: '2030-01-01T00:00:00.000Z' }
  const later = { ...request, id: 'r2', number: 2 }
  const empty: RequestList = { items: [], nextCursor: null }
  const place = (list: RequestList, item: Request) => placeRequest(list, 'received', item, self.id)

  it('has those that wait, the newest first, each once', () => {
    expect([request, later, request].reduce(place, empty).items).toEqual([later, request])
    expect(place(place(empty, request), { ...request, status: 'accepted' }).items).toEqual([])
    expect(placeRequest(empty, 'sent', request, self.id)).toBe(empty)
  })

  it('leaves what belongs below the loaded part to its page', () => {
    expect(place({ items: [later], nextCursor: 'more' }, request).items).toEqual([later])
  })
})

describe('the delivery of a message', () => {
  const mine = all[4]!

  it('is as far as the other side has come', () => {
    expect(deliveryOf(all[1]!, current, self.id)).toBe(null)
    expect(deliveryOf(mine, current, self.id)).toBe('sent')
    expect(deliveryOf(mine, raiseWatermarks(current, other.id, { deliveredSeq: 5 }), self.id)).toBe('delivered')
    expect(deliveryOf(mine, raiseWatermarks(current, other.id, { readSeq: 5 }), self.id)).toBe('read')
  })

  it('is in a group as far as the slowest has come', () => {
    const third = { ...current.members[1]!, user: { ...other, id: '00000001-0000-4000-8000-000000000003' } }
    const group = { ...current, kind: 'group' as const, members: [...current.members, third] }
    const some = raiseWatermarks(group, other.id, { readSeq: 6 })
    expect(deliveryOf(mine, some, self.id)).toBe('sent')
    expect(deliveryOf(mine, raiseWatermarks(some, third.user.id, { deliveredSeq: 6 }), self.id)).toBe('delivered')
  })
})

describe('the messages of a thread', () => {
  const window = openWindow({ items: all, ...ended }, 6)
  const entry = (clientId: string, text: string) => ({ clientId, conversationId: current.id, text, createdAt: '2030-01-01T00:01:00.000Z' })

  it('end with those on their way out, until they have arrived', () => {
    const pending = [entry(all[4]!.clientId!, 'arrived'), entry('one', 'first'), { ...entry('two', 'second'), failure: { code: 'forbidden', detail: 'No.' } }]
    const shown = threadMessages(window, current, pending, self, self.id)
    expect(shown.slice(6)).toMatchObject([{ text: 'first', seq: 0, delivery: 'sending' }, { text: 'second', delivery: 'failed', failure: 'No.' }])
    expect(shown).toHaveLength(8)
  })

  it('stay the same objects while nothing about them changes', () => {
    const [before, after] = [0, 1].map(() => threadMessages(window, current, [], self, self.id))
    expect(before?.every((message, index) => message === after?.[index])).toBe(true)
  })
})

describe('an inbox list', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id, index) => ({ ...current, id, activityAt: `2030-01-0${3 - index}T00:00:00.000Z` })) as [typeof current, typeof current, typeof current]
  const scope = { filter: 'all', q: '' } as const
  const list: InboxList = { items: [a, b], nextCursor: null }

  it('has pinned conversations first, then the latest activity', () => {
    expect(placeConversation(list, scope, { ...b, activityAt: '2030-01-09T00:00:00.000Z' }).items.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(placeConversation(list, scope, { ...c, pinned: true }).items.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  it('leaves what belongs below the loaded part to its page', () => {
    expect(placeConversation({ ...list, nextCursor: 'more' }, scope, c).items).toEqual([a, b])
    expect(placeConversation({ ...list, nextCursor: 'more' }, scope, { ...b, unreadCount: 3 }).items.map(({ id }) => id), 'its page has been').toEqual(['a', 'b'])
    expect(placeConversation({ ...list, nextCursor: 'more' }, scope, { ...b, activityAt: '2029-01-01T00:00:00.000Z' }).items).toEqual([a])
    expect(placeConversation(list, scope, c).items).toEqual([a, b, c])
  })

  it('takes out what its filter no longer holds', () => {
    expect(placeConversation(list, { filter: 'unread', q: '' }, { ...a, unreadCount: 0 }).items).toEqual([b])
    expect(placeConversation(list, scope, { ...a, archived: true }).items).toEqual([b])
  })

  it('has among what was put away the groups that one left, but nothing that was cleared', () => {
    const archived = (item: Partial<typeof a>) => placeConversation({ items: [], nextCursor: null }, { filter: 'archived', q: '' }, { ...a, ...item }).items.length
    expect([archived({ archived: true }), archived({ state: 'left', kind: 'group' }), archived({ archived: true, clearedSeq: 6, lastMessage: null })]).toEqual([1, 1, 0])
  })

  it('shows as unread what was marked so', () => {
    expect(placeConversation({ items: [], nextCursor: null }, { filter: 'unread', q: '' }, { ...a, unreadCount: 0, markedUnread: true }).items).toHaveLength(1)
  })

  it('of a search never grows by itself', () => {
    expect(placeConversation(list, { filter: 'all', q: 'ada' }, c)).toBe(list)
  })
})

describe('the connection', () => {
  it.each([
    [{ network: false, http: true, hub: 'subscribed' }, 'offline'],
    [{ network: true, http: false, hub: 'subscribed' }, 'online'],
    [{ network: true, http: false, hub: 'down' }, 'offline'],
    [{ network: true, http: true, hub: 'down' }, 'degraded'],
    [{ network: true, http: null, hub: 'connecting' }, 'connecting'],
  ] as const)('%j is %s', (facts, state) => {
    expect(connectionState(facts)).toBe(state)
  })
})
