import { beforeEach, describe, expect, it } from 'vitest'
import type { Conversation, Message } from '@/lib/contract/views'
import { createMapCache } from './map-cache.fixture'
import { changeHere, reactHere, removeHere } from './message-change'

const me = 'me'
const conversationId = 'c'
let cache = createMapCache(me)

function message(id: string, seq: number, rest: Partial<Message> = {}): Message {
  return {
    id, seq, conversationId, text: id, kind: 'text', sender: { id: me }, reactions: [], attachments: [], replyTo: null, pinnedAt: null, editedAt: null, deletedAt: null, ...rest,
  } as Message
}

const first = message('first', 1)
const reply = message('reply', 2, { replyTo: { id: 'first', seq: 1, sender: first.sender, text: 'first', attachments: 0 } })

beforeEach(() => {
  cache = createMapCache(me)
  cache.thread(conversationId).set({ messages: [first, reply], hasOlder: false, hasNewer: false, seq: 2 })
  cache.conversation(conversationId).set({ id: conversationId, seq: 2, members: [], lastMessage: reply, unreadCount: 0, clearedSeq: 0, state: 'active' } as unknown as Conversation)
  cache.pins(conversationId).set([])
})

const shown = (id: string) => cache.thread(conversationId).get()?.messages.find(known => known.id === id)

describe('what one does with a message shows at once:', () => {
  it('a reaction, the same twice as once, and taken back as never given', () => {
    reactHere(cache, first, '👍', true)
    reactHere(cache, first, '👍', true)
    expect(shown('first')?.reactions).toEqual([{ emoji: '👍', count: 1, mine: true }])
    reactHere(cache, first, '👍', false)
    reactHere(cache, first, '👍', false)
    expect(shown('first')?.reactions).toEqual([])
  })

  it('a reaction to the last message in the list too', () => {
    reactHere(cache, reply, '🎉', true)
    expect(cache.conversation(conversationId).get()?.lastMessage?.reactions).toEqual([{ emoji: '🎉', count: 1, mine: true }])
  })

  it('other words, also where they are quoted', () => {
    changeHere(cache, first, known => ({ ...known, text: 'changed' }))
    expect(shown('first')?.text).toBe('changed')
    expect(shown('reply')?.replyTo?.text).toBe('changed')
  })

  it('a pin among what is pinned, and gone when it is unpinned', () => {
    changeHere(cache, first, known => ({ ...known, pinnedAt: '2030-01-01T00:00:00.000Z' }))
    expect(cache.pins(conversationId).get()?.map(({ id }) => id)).toEqual(['first'])
    changeHere(cache, first, known => ({ ...known, pinnedAt: null }))
    expect(cache.pins(conversationId).get()).toEqual([])
  })

  it('deleted for everyone, replies quote nothing', () => {
    removeHere(cache, first, 'everyone')
    expect(shown('first')).toBeUndefined()
    expect(shown('reply')?.replyTo).toBeNull()
  })

  it('deleted for oneself, replies still quote it', () => {
    removeHere(cache, first, 'me')
    expect(shown('first')).toBeUndefined()
    expect(shown('reply')?.replyTo?.id).toBe('first')
  })
})
