import { expect, it } from 'vitest'
import { mentionSegments } from './mentions'

it('people who are mentioned are told apart from the text', () => {
  expect(mentionSegments('Hi @ada and @bob.', ['ada', 'bob'])).toEqual([
    { text: 'Hi ' }, { text: '@ada', username: 'ada' }, { text: ' and ' }, { text: '@bob', username: 'bob' }, { text: '.' },
  ])
})

it('names count without regard to case', () => {
  expect(mentionSegments('@Ada', ['ada'])).toEqual([{ text: '@Ada', username: 'ada' }])
})

it('whoever is not mentioned, and mail addresses, stay text', () => {
  expect(mentionSegments('@eve or me@ada.example', ['ada'])).toEqual([{ text: '@eve or me@ada.example' }])
})

it('all the pieces are the text', () => {
  const text = 'x@ada @ada_ @ada.b @@ada (@ada)'
  expect(mentionSegments(text, ['ada']).map(segment => segment.text).join('')).toBe(text)
})
