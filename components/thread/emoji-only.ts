const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const emoji = /^(?:\p{Regional_Indicator}{2}|[#*0-9]\uFE0F?\u20E3|(?!\p{Regional_Indicator})\p{Emoji_Presentation}.*|\p{Extended_Pictographic}\uFE0F.*|\u2764)$/su

/** How many emoji a text is made of, if it has nothing else and is short enough to be shown large; else 0. */
export function largeEmoji(text: string, most = 3): number {
  // The longest emoji sequences have some 15 UTF-16 units; this spares long texts the segmenter.
  if (text.length > most * 16) return 0
  let count = 0
  for (const { segment } of graphemes.segment(text)) {
    if (segment === ' ') continue
    if (!emoji.test(segment) || ++count > most) return 0
  }
  return count
}
