import { describe, expect, it } from 'vitest'
import { ParleyError } from './errors'
import { codePoints, maxTextLength, normaliseText } from './text'

function codeOf(raw: string): string {
  try {
    normaliseText(raw)
  } catch (error) {
    if (error instanceof ParleyError) return error.code
    throw error
  }
  return 'accepted'
}

describe('rule 6: text', () => {
  it('is trimmed, NFC, with LF line ends', () => {
    expect(normaliseText('  e\u0301a\r\nb\rc \n')).toBe('éa\nb\nc')
  })

  it('keeps tabs, newlines, emoji and any script', () => {
    const text = 'ä\tб\nع日本👩‍👩‍👧‍👦🏳️‍🌈'
    expect(normaliseText(text)).toBe(text)
  })

  it.each(['', '   ', '\u200b\u200d\ufeff', '\u2060\u00ad', '\u3164'])('refuses blank %j', raw => {
    expect(codeOf(raw)).toBe('blank_text')
  })

  it.each(['a\u0000b', 'a\u0007b', 'a\u009bb', 'a\u007fb', 'a\ud800b'])('refuses control characters %j', raw => {
    expect(codeOf(raw)).toBe('control_characters')
  })

  it('measures code points, not UTF-16 units', () => {
    expect(codePoints('👋é')).toBe(2)
    expect(codeOf('👋'.repeat(maxTextLength))).toBe('accepted')
    expect(codeOf('👋'.repeat(maxTextLength + 1))).toBe('text_too_long')
  })
})
