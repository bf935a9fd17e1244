import { expect, test } from 'vitest'
import type { Request } from '@/lib/contract/views'
import { entriesOf } from './entries'

const request = (id: string, from: string, text: string) => ({ id, from: { id: from }, text }) as Request
const idsOf = (...requests: Request[]) => entriesOf(requests).map(({ requests: entry }) => entry.map(({ id }) => id))

test('the same words from three people are one entry, where the newest stands', () => {
  expect(idsOf(request('5', 'a', 'Buy now!'), request('4', 'b', 'Is this Ada?'), request('3', 'c', 'buy  NOW'), request('2', 'd', 'Buy now'))).toEqual([['5', '3', '2'], ['4']])
})

test('two who say the same are two entries', () => {
  expect(idsOf(request('2', 'a', 'Hello'), request('1', 'b', 'Hello'))).toEqual([['2'], ['1']])
})

test('one person who says the same three times is no mass', () => {
  expect(idsOf(request('3', 'a', 'Hello'), request('2', 'a', 'Hello'), request('1', 'a', 'Hello'))).toEqual([['3'], ['2'], ['1']])
})

test('requests without words have nothing in common', () => {
  expect(idsOf(request('3', 'a', ''), request('2', 'b', ''), request('1', 'c', ' '))).toEqual([['3'], ['2'], ['1']])
})
