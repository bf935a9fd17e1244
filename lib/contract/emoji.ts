import { invalid } from './errors'

// By constructor: TypeScript takes the literal only for targets that all browsers of today do not need.
const rgiEmoji = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v')
const variationSelectors = /[\ufe0e\ufe0f]/g
/** Shown as text unless U+FE0F follows; a skin tone says so by itself. */
const shownAsText = /(?=\p{Emoji})\P{Emoji_Presentation}(?!\p{Emoji_Modifier})/gu

/**
 * The one emoji that `raw` is, in its fully qualified form, so that ❤ and ❤️ are the same (decision 19): flags, keycaps,
 * skin tones and joined ones too. Throws `validation_failed` for anything else.
 */
export function emojiOf(raw: string): string {
  const emoji = raw.replace(variationSelectors, '').replace(shownAsText, '$&\ufe0f')
  if (!rgiEmoji.test(emoji)) throw invalid('emoji', 'One emoji.')
  return emoji
}
