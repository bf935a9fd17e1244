/** A piece of a text: plain, or naming somebody who is mentioned. Joined again, the texts are the text. */
export interface MentionSegment {
  text: string
  username?: string
}

const mention = /(?<![\p{L}\p{N}_.@-])@([\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{1,29})/gu
const trailing = /[._-]+$/u

/** Splits a text at the people whom it mentions. `usernames` are those who really are; anybody else's name stays text. */
export function mentionSegments(text: string, usernames: readonly string[]): MentionSegment[] {
  if (usernames.length === 0 || !text.includes('@')) return [{ text }]
  const known = new Map(usernames.map(username => [keyOf(username), username]))
  const segments: MentionSegment[] = []
  let end = 0
  for (const match of text.matchAll(mention)) {
    const name = match[1] ?? ''
    const shown = [name, name.replace(trailing, '')].find(candidate => known.has(keyOf(candidate)))
    if (shown === undefined) continue
    if (match.index > end) segments.push({ text: text.slice(end, match.index) })
    end = match.index + 1 + shown.length
    segments.push({ text: text.slice(match.index, end), username: known.get(keyOf(shown)) })
  }
  if (end < text.length) segments.push({ text: text.slice(end) })
  return segments
}

/** Usernames are the same without regard to case and compatibility forms (native.md). */
function keyOf(username: string): string {
  return username.normalize('NFKC').toLowerCase()
}
