import { expect, it } from 'vitest'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Conversation } from '@/lib/contract/views'
import { readersOfLast } from './readers'

const messages = [
  { id: 'a', seq: 1, kind: 'text', sender: { id: 'me' } },
  { id: 'b', seq: 2, kind: 'text', sender: { id: 'me' } },
  { id: 'c', seq: 3, kind: 'text', sender: { id: 'ada' } },
  { id: 'd', seq: 0, kind: 'text', sender: { id: 'me' } },
] as ThreadMessage[]

function conversation(kind: Conversation['kind']): Conversation {
  const members = [['me', 3], ['ada', 3], ['bob', 1], ['eve', 2]].map(([id, readSeq]) => ({ user: { id }, state: 'active', readSeq }))
  return { kind, members } as Conversation
}

it('in a group, whoever has read the last message of one’s own that was sent', () => {
  const { last, readers } = readersOfLast(messages, conversation('group'), 'me')
  expect(last).toBe('b')
  expect(readers.map(({ id }) => id)).toEqual(['ada', 'eve'])
})

it('between two the mark at the message says it already', () => {
  expect(readersOfLast(messages, conversation('direct'), 'me')).toEqual({ last: null, readers: [] })
})
