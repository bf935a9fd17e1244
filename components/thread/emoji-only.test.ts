import { describe, expect, it } from 'vitest'
import { largeEmoji } from './emoji-only'

describe('messages of emoji alone', () => {
  it.each([
    ['👋', 1],
    ['👩‍👩‍👧‍👦', 1],
    ['🏳️‍🌈', 1],
    ['🇳🇱', 1],
    ['1️⃣', 1],
    ['👍🏽', 1],
    ['❤️', 1],
    ['❤', 1],
    ['🎉 🎉', 2],
    ['😀😀😀', 3],
  ])('%s has %i', (text, count) => {
    expect(largeEmoji(text)).toBe(count)
  })

  it.each(['', ' ', '1', '#', '©', 'a👋', '👋!', '😀😀😀😀', '🇳', 'ok', '漢', '👋\n👋\n👋\nx'])('%j is not large', text => {
    expect(largeEmoji(text)).toBe(0)
  })
})
