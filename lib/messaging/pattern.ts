/** A `like` pattern for texts that contain `part`, taken literally. */
export function substringPattern(part: string): string {
  return `%${escape(part)}%`
}

/** A `like` pattern for keys (compatibility forms and case folded) that begin with `start`, taken literally. */
export function prefixPattern(start: string): string {
  return `${escape(keyOf(start))}%`
}

/** How usernames and names are compared: without regard to case and Unicode compatibility forms (native.md). */
export function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC')
}

function escape(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
