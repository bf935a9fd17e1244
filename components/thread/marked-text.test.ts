import { expect, it } from 'vitest'
import { markSegments, rangesFrom } from './marked-text'

it('marks by code points, so that emoji count once', () => {
  expect(markSegments('🎉 tea', [{ start: 2, end: 5 }])).toEqual([{ text: '🎉 ', marked: false }, { text: 'tea', marked: true }])
})

it('overlapping marks are one', () => {
  expect(markSegments('abcd', [{ start: 0, end: 2 }, { start: 1, end: 3 }])).toEqual([{ text: 'abc', marked: true }, { text: 'd', marked: false }])
})

it('a piece of the text has its own part of the marks', () => {
  expect(markSegments('cd', rangesFrom([{ start: 1, end: 3 }], 2))).toEqual([{ text: 'c', marked: true }, { text: 'd', marked: false }])
})
