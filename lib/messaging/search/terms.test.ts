import { describe, expect, it } from 'vitest'
import { highlightsOf, termsOf } from './terms'

const marked = (text: string, q: string) =>
  highlightsOf(text, termsOf(q)).map(({ start, end }) => Array.from(text).slice(start, end).join(''))

describe('termsOf', () => {
  it('takes each word once, folded, and at most eight', () => {
    expect(termsOf('  Tea tea TIME ').map(({ text }) => text)).toEqual(['tea', 'time'])
    expect(termsOf('a b c d e f g h i j')).toHaveLength(8)
  })

  it('looks one or two letters up as the beginning of a word', () => {
    expect(termsOf('пр')).toEqual([{ text: 'пр', short: true, prefix: "'пр':*", word: "'пр'" }])
  })

  it('looks characters of scripts without spaces, and emoji, up one by one', () => {
    expect(termsOf('日本')[0]).toMatchObject({ short: true, prefix: "'日' & '本'" })
    expect(termsOf('🎉')[0]).toMatchObject({ short: true, prefix: "'🎉'" })
  })

  it('takes quotes, backslashes and operators literally', () => {
    for (const q of ["o'", '\\', "' | 'x", '&', '!a', ':*']) expect(termsOf(q).every(({ prefix }) => prefix === null || !prefix.includes('|'))).toBe(true)
  })
})

describe('highlightsOf', () => {
  it('counts in code points, beyond emoji', () => {
    expect(highlightsOf('🎉🎉 party', termsOf('part'))).toEqual([{ start: 3, end: 7 }])
  })

  it('marks every place of every word, without regard to case, and joins what touches', () => {
    expect(marked('Tea for tea-time, teatime', 'tea time')).toEqual(['Tea', 'tea', 'time', 'teatime'])
    expect(marked('ПРИВЕТ, приветик', 'привет')).toEqual(['ПРИВЕТ', 'привет'])
    expect(marked('مرحبا بالعالم', 'عالم')).toEqual(['عالم'])
    expect(marked('日本語を話す', '本語')).toEqual(['本語'])
  })
})
