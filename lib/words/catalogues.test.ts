import { expect, test } from 'vitest'
import { fetchWords } from './catalogues'
import { languages, type Language } from './languages'

const codes = Object.keys(languages) as Language[]

test.each(codes)('%s says everything that English says, and no text is empty', async language => {
  const [english, words] = await Promise.all([fetchWords('en'), fetchWords(language)])
  expect(shape(words)).toEqual(shape(english))
  expect(texts(words).filter(text => text.trim() === '')).toEqual([])
})

/** The tree of keys, with what kind of text is at each. */
function shape(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return typeof node
  return Object.fromEntries(Object.entries(node).toSorted(([a], [b]) => a.localeCompare(b)).map(([key, value]) => [key, shape(value)]))
}

function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node]
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(texts) : []
}
