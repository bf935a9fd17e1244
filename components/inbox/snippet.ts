type Range = { start: number; end: number }
export type Piece = { text: string; marked: boolean }

/** How much stands before the first match, and how much there is in all, in code points. */
const lead = 24
const length = 160

/**
 * The part of a text around its first match, in pieces, with the matches marked. `highlights` count code points, not the
 * units of a string (native.md). Cut off is said by an ellipsis.
 */
export function snippetOf(text: string, highlights: readonly Range[]): Piece[] {
  const points = [...text]
  const ranges = joined(highlights.filter(({ start, end }) => start < end && start < points.length))
  const from = startBefore(points, ranges[0]?.start ?? 0)
  const to = Math.min(points.length, from + length)
  const pieces: Piece[] = []
  const add = (start: number, end: number, marked: boolean) => {
    const part = points.slice(Math.max(start, from), Math.min(end, to)).join('').replace(/\s+/gu, ' ')
    if (part !== '') pieces.push({ text: part, marked })
  }
  let at = from
  for (const { start, end } of ranges) {
    add(at, start, false)
    add(start, end, true)
    at = Math.max(at, end)
  }
  add(at, to, false)
  return [...(from > 0 ? [{ text: '…', marked: false }] : []), ...pieces, ...(to < points.length ? [{ text: '…', marked: false }] : [])]
}

/** A little before the match, at the beginning of a word if there is one. */
function startBefore(points: string[], match: number): number {
  const from = Math.max(0, match - lead)
  if (from === 0) return 0
  const space = points.slice(from, match).findIndex(point => /\s/u.test(point))
  return space < 0 ? from : from + space + 1
}

/** Ascending, and none inside or across another. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else result.push({ ...range })
  }
  return result
}
