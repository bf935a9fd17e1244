import { describe, expect, it } from 'vitest'
import { snippetOf } from './snippet'

const shown = (text: string, ...highlights: [number, number][]) =>
  snippetOf(text, highlights.map(([start, end]) => ({ start, end }))).map(({ text: part, marked }) => (marked ? `[${part}]` : part)).join('')

describe('the part of a message that a search shows', () => {
  it('has the match marked', () => {
    expect(shown('See you at the lake', [15, 19])).toBe('See you at the [lake]')
  })

  it('counts code points, so that emoji before a match do not move it', () => {
    expect(shown('👩‍🚀🎉 lake', [5, 9])).toBe('👩‍🚀🎉 [lake]')
  })

  it('joins matches that touch or overlap, in any order', () => {
    expect(shown('abcdef', [3, 5], [0, 2], [1, 4])).toBe('[abcde]f')
  })

  it('begins a little before the match, at a word, and says what is cut off', () => {
    const text = `${'before '.repeat(30)}lake${' after'.repeat(60)}`
    const snippet = shown(text, [210, 214])
    expect(snippet).toMatch(/^…before .*\[lake\] after/)
    expect(snippet).toMatch(/…$/)
    expect(snippet.length).toBeLessThan(180)
  })

  it('is one line', () => {
    expect(shown('one\n\ntwo', [5, 8])).toBe('one [two]')
  })

  it('is the beginning where nothing is marked, and bears marks that lie outside', () => {
    expect(shown('short')).toBe('short')
    expect(shown('short', [9, 12])).toBe('short')
  })
})
