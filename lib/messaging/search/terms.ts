import { codePoints } from '@/lib/contract/text'

/** One of the words that are looked for. */
export interface Term {
  text: string
  /** Trigrams find what has at least three characters; shorter ones are looked up as words, see `search_vector` in the migrations. */
  short: boolean
  /** A tsquery for it as the beginning of a word; null where it can only be a substring. */
  prefix: string | null
  /** A tsquery for it as a whole word. */
  word: string | null
}

// The same characters that `search_vector` makes words of, one by one.
const ideographs = /[\u2190-\u2bff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u
const mostTerms = 8

/** What is looked for, at most 8 words; all of them must be there. */
export function termsOf(q: string): Term[] {
  const words = q.normalize('NFC').toLowerCase().split(/\s+/u).filter(word => word !== '')
  return [...new Set(words)].slice(0, mostTerms).map(termOf)
}

function termOf(text: string): Term {
  const single = Array.from(text).filter(character => ideographs.test(character))
  const lexemes = single.length > 0 ? single.map(quoted).join(' & ') : null
  const spelled = /^[\p{L}\p{N}\p{M}]+$/u.test(text) && single.length === 0
  return {
    text,
    short: codePoints(text) < 3,
    prefix: spelled ? `${quoted(text)}:*` : lexemes,
    word: spelled ? quoted(text) : lexemes,
  }
}

/** A lexeme in a tsquery, taken literally. */
function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, '$&$&')}'`
}

/** Where the terms stand in a text, in code points, in order and without overlap (native.md, "highlights"). */
export function highlightsOf(text: string, terms: readonly Term[]): { start: number; end: number }[] {
  const folded = Array.from(text, character => character.toLowerCase())
  const found = terms.flatMap(term => occurrences(folded, Array.from(term.text)))
  return found.sort((one, other) => one.start - other.start || one.end - other.end).reduce(merged, [])
}

function occurrences(text: readonly string[], term: readonly string[]): { start: number; end: number }[] {
  const found = []
  for (let start = 0; start + term.length <= text.length; start++) {
    if (term.every((character, index) => text[start + index] === character)) found.push({ start, end: start + term.length })
  }
  return found
}

function merged(done: { start: number; end: number }[], next: { start: number; end: number }) {
  const last = done.at(-1)
  if (last && next.start <= last.end) last.end = Math.max(last.end, next.end)
  else done.push({ ...next })
  return done
}
