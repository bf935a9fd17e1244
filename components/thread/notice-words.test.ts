import { describe, expect, it } from 'vitest'
import type { Notice, Person } from '@/lib/contract/views'
import { en } from '@/lib/words/en'
import { noticeWords } from './notice-words'

const ada: Person = { id: 'ada', number: 1, username: 'ada', name: 'Ada', avatarUrl: null }

function told(notice: Notice | null, meId: string): string {
  return noticeWords({ sender: ada, notice, text: 'as the server says it' }, meId, en.thread.notice)
}

describe('a notice says', () => {
  it('who did what', () => {
    expect(told({ type: 'group_renamed', name: 'Trip' }, 'bob')).toBe('Ada renamed the group to “Trip”')
    expect(told({ type: 'members_added', userIds: ['eve', 'dan'], names: ['Eve', 'Dan'] }, 'bob')).toBe('Ada added Eve and Dan')
    expect(told({ type: 'role_changed', userId: 'eve', name: 'Eve', role: 'admin' }, 'bob')).toBe('Ada made Eve an admin')
  })

  it('“you” to those whom it is about', () => {
    expect(told({ type: 'group_created', name: 'Trip' }, 'ada')).toBe('You created the group “Trip”')
    expect(told({ type: 'members_added', userIds: ['bob', 'eve'], names: ['Bob', 'Eve'] }, 'bob')).toBe('Ada added you and Eve')
    expect(told({ type: 'member_removed', userId: 'bob', name: 'Bob' }, 'bob')).toBe('Ada removed you')
    expect(told({ type: 'role_changed', userId: 'bob', name: 'Bob', role: 'owner' }, 'bob')).toBe('Ada made you an owner')
    expect(told({ type: 'member_left' }, 'ada')).toBe('You left')
  })

  it('what the server says where nothing else is known', () => {
    expect(told(null, 'bob')).toBe('as the server says it')
  })
})
