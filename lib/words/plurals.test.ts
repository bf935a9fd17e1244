import { expect, test } from 'vitest'
import { listsOf, pluralsOf } from './plurals'

test('a language counts in its own ways, and in its own figures', () => {
  const english = pluralsOf('en')
  expect([1, 2, 1200].map(count => english(count, { one: '# photo', other: '# photos' }))).toEqual(['1 photo', '2 photos', '1,200 photos'])
  const arabic = pluralsOf('ar')
  const forms = { one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }
  expect([1, 2, 3, 11, 100].map(count => arabic(count, forms))).toEqual(['one', 'two', 'few', 'many', 'other'])
})

test('names are strung together as the language does', () => {
  expect(listsOf('en')(['Ada', 'Boris', 'Chika'])).toBe('Ada, Boris, and Chika')
  expect(listsOf('de')(['Ada', 'Boris'])).toBe('Ada und Boris')
})
