/** Where something stands in a text, in code points; `end` is exclusive. */
export interface TextRange {
  start: number
  end: number
}

export interface MarkSegment {
  text: string
  marked: boolean
}

/** Splits a text at what is marked in it. Ranges may overlap or lie outside; what they say of the text is shown once. */
export function markSegments(text: string, ranges: readonly TextRange[]): MarkSegment[] {
  if (ranges.length === 0) return [{ text, marked: false }]
  const segments: MarkSegment[] = []
  let position = 0
  for (const character of text) {
    const at = position
    const marked = ranges.some(({ start, end }) => at >= start && at < end)
    const last = segments.at(-1)
    if (last?.marked === marked) last.text += character
    else segments.push({ text: character, marked })
    position++
  }
  return segments
}

/** The ranges as they are within a piece of the text that begins `offset` code points after its beginning. */
export function rangesFrom(ranges: readonly TextRange[], offset: number): TextRange[] {
  return ranges.map(({ start, end }) => ({ start: start - offset, end: end - offset }))
}
