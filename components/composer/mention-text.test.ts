import { describe, expect, it } from 'vitest'
import type { User } from '@/lib/contract/views'
import { membersFor, mentionAt, withMention } from './mention-text'

const person = (username: string, name: string) => ({ id: username, username, name }) as User
const members = [person('zoe', 'Zoë Anders'), person('andy', 'Bob Miller'), person('carol', 'Carol Anderson')]

describe('a mention that is being written', () => {
  it('begins with an @ that no word stands before', () => {
    expect(mentionAt('hi @', 4)).toEqual({ at: 3, query: '' })
    expect(mentionAt('hi @and you', 7)).toEqual({ at: 3, query: 'and' })
    expect(mentionAt('(@zo', 4)).toEqual({ at: 1, query: 'zo' })
    expect(mentionAt('a@b', 3)).toBeNull()
    expect(mentionAt('@zoe ', 5)).toBeNull()
    expect(mentionAt('hi', 2)).toBeNull()
  })

  it('means people by username first, then by the beginning of any part of their names', () => {
    expect(membersFor('and', members).map(({ username }) => username)).toEqual(['andy', 'zoe', 'carol'])
    expect(membersFor('ZO', members).map(({ username }) => username)).toEqual(['zoe'])
    expect(membersFor('', members)).toHaveLength(3)
    expect(membersFor('x', members)).toEqual([])
  })

  it('becomes the username, with a space behind it', () => {
    expect(withMention('hi @zo', 6, { at: 3, query: 'zo' }, 'zoe')).toEqual({ text: 'hi @zoe ', caret: 8 })
    expect(withMention('hi @zo there', 6, { at: 3, query: 'zo' }, 'zoe')).toEqual({ text: 'hi @zoe there', caret: 8 })
  })
})
