import { describe, expect, it } from 'vitest'
import type { Conversation, User } from '@/lib/contract/views'
import { counterpartOf } from './people'

function userNamed(name: string): User {
  return { id: name.toLowerCase(), number: 1, username: name.toLowerCase(), name, avatarUrl: null, online: false, lastActiveAt: null }
}

function conversationOf(kind: Conversation['kind'], name: string | null, ...people: string[]): Conversation {
  return { id: 'c', kind, name, members: people.map(person => ({ user: userNamed(person) })) } as Conversation
}

describe('a conversation is called', () => {
  it('like the other person when it is direct', () => {
    expect(counterpartOf(conversationOf('direct', null, 'Ada', 'Bob'), 'ada')).toMatchObject({ name: 'Bob', username: 'bob', user: { id: 'bob' } })
  })

  it('by its name when it is a group', () => {
    expect(counterpartOf(conversationOf('group', 'Trip', 'Ada', 'Bob', 'Eve'), 'ada')).toMatchObject({ name: 'Trip', user: null, memberCount: 3 })
  })

  it('by its other members when the group has no name', () => {
    expect(counterpartOf(conversationOf('group', null, 'Ada', 'Bob', 'Eve'), 'ada').name).toBe('Bob and Eve')
  })
})
