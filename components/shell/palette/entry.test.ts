import { expect, test } from 'vitest'
import { rank, type Entry, type EntryGroup } from './entry'

const entry = (group: EntryGroup, label: string, hint?: string): Entry => ({ id: label, group, label, ...(hint && { hint }), run() {} })
const entries = [entry('recent', 'Ada'), entry('recent', 'Boris'), entry('here', 'Mute'), entry('settings', 'About Parley'), entry('people', 'Zed', '@zed')]
const labels = (q: string) => rank(entries, q).flatMap(group => group.entries.map(({ label }) => label))

test('without a search all is there, in its order', () => {
  expect(rank(entries, ' ').map(({ group }) => group)).toEqual(['recent', 'here', 'people', 'settings'])
  expect(labels('')).toEqual(['Ada', 'Boris', 'Mute', 'Zed', 'About Parley'])
})

test('the group of the best fit comes first', () => {
  expect(labels('mute')[0]).toBe('Mute')
  expect(labels('ab')[0]).toBe('About Parley')
})

test('people whom the server found stay, below what fits better', () => {
  expect(labels('boris')).toEqual(['Boris', 'Zed'])
  expect(labels('@zed')[0]).toBe('Zed')
})
