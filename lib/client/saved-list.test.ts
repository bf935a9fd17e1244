import { expect, it } from 'vitest'
import type { Message } from '@/lib/contract/views'
import { withSaved } from './saved-list'

const [a, b] = [{ id: 'a' }, { id: 'b' }] as Message[]
const list = { items: a ? [a] : [], nextCursor: 'more' }

it('what is saved comes first, and once', () => {
  if (!a || !b) throw new Error('Nothing to save.')
  expect(withSaved(list, b, true).items).toEqual([b, a])
  expect(withSaved(list, a, true)).toBe(list)
})

it('what is let go is not there, and where it was not, nothing changes', () => {
  if (!a || !b) throw new Error('Nothing to save.')
  expect(withSaved(list, a, false)).toEqual({ items: [], nextCursor: 'more' })
  expect(withSaved(list, b, false)).toBe(list)
})
