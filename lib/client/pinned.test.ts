import { expect, it } from 'vitest'
import type { Message } from '@/lib/contract/views'
import { withoutPin, withPin } from './pinned'

function message(id: string, pinnedAt: string | null): Message {
  return { id, pinnedAt } as Message
}

const [old, recent] = [message('a', '2030-01-01T00:00:00.000Z'), message('b', '2030-01-02T00:00:00.000Z')]

it('the newest pin is the first, in whatever order it is heard of', () => {
  expect(withPin(withPin([], recent), old)).toEqual([recent, old])
  expect(withPin(withPin([], old), recent)).toEqual([recent, old])
})

it('the same pin twice is one', () => {
  expect(withPin(withPin([], old), old)).toEqual([old])
})

it('what is unpinned or gone is not there', () => {
  expect(withPin([recent, old], message('a', null))).toEqual([recent])
  expect(withoutPin([recent, old], 'b')).toEqual([old])
})
