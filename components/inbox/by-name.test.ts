import { describe, expect, it } from 'vitest'
import type { Conversation } from '@/lib/contract/views'
import { byName } from './by-name'

const conversation = (id: string, name: string) =>
  ({ id, name: null, members: [{ user: { id: 'me', name: 'Lake Me', username: 'me' } }, { user: { id: `with ${id}`, name, username: name.toLowerCase() } }] }) as unknown as Conversation

describe('conversations that a search found', () => {
  it('stand first where they are called so, without regard to case, and keep their order otherwise', () => {
    const found = [conversation('1', 'Bob'), conversation('2', 'Ladislaus Lake'), conversation('3', 'Carol'), conversation('4', 'Blake')]
    expect(byName(found, 'LAKE', 'me').map(({ id }) => id)).toEqual(['2', '4', '1', '3'])
  })

  it('stand there once', () => {
    expect(byName([conversation('1', 'Bob'), conversation('1', 'Bob')], 'bob', 'me')).toHaveLength(1)
  })
})
