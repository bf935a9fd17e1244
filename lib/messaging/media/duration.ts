/**
 * Seconds of an MP4, QuickTime or M4A file, from the `mvhd` box inside its `moov` box (ISO/IEC 14496-12, 8.2.2);
 * null where it is not there or makes no sense.
 */
export function durationOf(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const movie = findBox(view, 'moov', 0, view.byteLength)
  const header = movie && findBox(view, 'mvhd', movie.start, movie.end)
  if (!header || header.end - header.start < 32) return null
  const wide = view.getUint8(header.start) === 1
  const scale = view.getUint32(header.start + (wide ? 20 : 12))
  const units = wide ? Number(view.getBigUint64(header.start + 24)) : view.getUint32(header.start + 16)
  const seconds = units / scale
  return Number.isFinite(seconds) && seconds > 0 && seconds < 1_000_000 ? Math.round(seconds * 1000) / 1000 : null
}

interface Box {
  /** Of its content. */
  start: number
  end: number
}

function findBox(view: DataView, type: string, from: number, to: number): Box | null {
  for (let at = from; at + 8 <= to;) {
    const size = boxSize(view, at, to)
    if (!size || at + size.whole > to) return null
    const name = String.fromCharCode(...[4, 5, 6, 7].map(offset => view.getUint8(at + offset)))
    if (name === type) return { start: at + size.header, end: at + size.whole }
    at += size.whole
  }
  return null
}

/** A size of 1 stands for a long one that follows, 0 for all that is left. Null for one that cannot be. */
function boxSize(view: DataView, at: number, to: number): { header: number; whole: number } | null {
  const short = view.getUint32(at)
  if (short === 0) return { header: 8, whole: to - at }
  if (short !== 1) return short < 8 ? null : { header: 8, whole: short }
  const long = at + 16 <= to ? Number(view.getBigUint64(at + 8)) : 0
  return long < 16 ? null : { header: 16, whole: long }
}
