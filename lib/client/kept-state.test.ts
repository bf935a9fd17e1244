import { describe, expect, it } from 'vitest'
import { keys } from './keys'
import { keptName, keptQuery, shortList, shortThread, surplusThreads, threadOf } from './kept-state'
import { createWorld, conversationId } from './world.fixture'

const world = createWorld(Array.from({ length: 70 }, () => ({ kind: 'message' as const, conversation: 0, mine: false, large: false })), 1)
const conversation = world.conversation(conversationId(0), 70)
const messages = world.messages(conversationId(0), 70)
const window = { messages, hasOlder: false, hasNewer: false, seq: 70 }

describe('what is kept', () => {
  it('is who one is, the list, and threads with their conversations', () => {
    expect([keys.me, keys.inbox({ filter: 'all', q: '' }), keys.thread('a'), keys.conversation('a')].map(keptName)).toEqual(['me', 'inbox', 'thread:a', 'thread:a'])
    expect([keptQuery('me'), keptQuery('thread:a'), threadOf('thread:a'), threadOf('me')]).toEqual([keys.me, undefined, 'a', undefined])
  })

  it('is no search and no other list', () => {
    expect([keys.inbox({ filter: 'all', q: 'x' }), keys.inbox({ filter: 'archived', q: '' }), keys.typing('a'), keys.sessions].map(keptName)).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('how much is kept', () => {
  it('is the end of a thread', () => {
    const kept = shortThread(conversation, window)
    expect(kept?.window).toMatchObject({ hasOlder: true, hasNewer: false, seq: 70 })
    expect(kept?.window.messages).toEqual(messages.slice(-60))
  })

  it('is nothing of a thread that is looked at in the middle, or is not accepted', () => {
    expect(shortThread(conversation, { ...window, hasNewer: true })).toBeUndefined()
    expect(shortThread(conversation && { ...conversation, state: 'requested' }, window)).toBeUndefined()
    expect(shortThread(conversation, undefined)).toBeUndefined()
  })

  it('is the beginning of the list', () => {
    const items = Array.from({ length: 61 }, () => conversation).flatMap(known => known ?? [])
    expect(shortList({ items, nextCursor: 'more' })).toEqual({ items: items.slice(0, 60), nextCursor: null })
    expect(shortList({ items: items.slice(1), nextCursor: 'more' }).nextCursor).toBe('more')
  })

  it('is the last twenty threads', () => {
    const kept = [{ name: 'me', at: 0 }, ...Array.from({ length: 22 }, (_, at) => ({ name: `thread:${at}`, at }))]
    expect(surplusThreads(kept)).toEqual(['thread:1', 'thread:0'])
  })
})
