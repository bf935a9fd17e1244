import { expect, test } from 'vitest'
import { matchScore } from './match'

const best = (q: string, ...texts: string[]) => texts.flatMap(text => ({ text, score: matchScore(q, text) ?? [] })).toSorted((a, b) => Number(b.score) - Number(a.score)).map(({ text }) => text)[0]

test('a beginning is better than a word within, and that better than letters within a word', () => {
  expect(best('an', 'Susan', 'Boris Anders', 'Anna')).toBe('Anna')
  expect(best('an', 'Susan', 'Boris Anders')).toBe('Boris Anders')
})

test('words may be begun only, in any order', () => {
  expect(matchScore('mar unr', 'Mark as unread')).toBe(70)
  expect(matchScore('love ada', 'Ada Lovelace')).toBe(70)
})

test('letters that were left out are forgiven, others are not', () => {
  expect(matchScore('crmn', 'Carmen')).toBeGreaterThan(0)
  expect(matchScore('xk', 'Carmen')).toBeUndefined()
  expect(matchScore('oz', 'one or two words zapped')).toBeUndefined()
})

test('case and accents do not count', () => {
  expect(matchScore('jose', 'José')).toBe(100)
  expect(matchScore('ÜBER', 'über uns')).toBe(90)
})

test('nothing looked for fits everything alike', () => {
  expect([matchScore('', 'a'), matchScore('  ', 'b')]).toEqual([0, 0])
})
