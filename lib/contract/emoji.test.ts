import emoji from 'emojibase-data/en/data.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { emojiOf } from './emoji'

// Letters of flags are in the list, but are no emoji by themselves.
const known = emoji.filter(({ group }) => group !== undefined).flatMap(entry => [entry, ...(entry.skins ?? [])])

describe('emojiOf', () => {
  it('decision 19: knows every emoji: flags, keycaps, skin tones, joined ones', () => {
    expect(known.length).toBeGreaterThan(3000)
    expect(known.filter(({ emoji }) => emojiOf(emoji) === '')).toEqual([])
  })

  it('decision 19: with or without the variation selector it is one and the same', () => {
    const differing = known.filter(({ emoji }) => emojiOf(emoji) !== emojiOf(emoji.replaceAll('\ufe0f', '')))
    expect(differing).toEqual([])
    expect(emojiOf('\u2764')).toBe('\u2764\ufe0f')
    expect(emojiOf('\u2764\ufe0e')).toBe('\u2764\ufe0f')
  })

  it.each(['', ' ', 'a', '1', '#', '❤️❤️', '👍 ', '🇩', '\u200d', '\ufe0f', '👍a', ':)', '\ud83d', 'x'.repeat(64)])('refuses %j', text => {
    expect(() => emojiOf(text)).toThrow('One emoji.')
  })
})
