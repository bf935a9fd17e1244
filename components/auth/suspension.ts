import type { Words } from '@/lib/words/words'

/** As the server puts it (lib/messaging/moderation/suspension.ts): until when and why, and in the last line what can be done. */
const pattern = /^This account is suspended(?: until (\d{4}-\d\d-\d\dT[\d:.]+Z))?(?:: (.+))?$/s

/** What somebody who is suspended is told, in their language as far as Parley has the words; reason and way out are the operator's own. */
export function suspensionText(detail: string, words: Words['auth'], language: string): string {
  const lines = detail.split('\n')
  const wayOut = lines.length > 1 ? lines.at(-1) : undefined
  const match = pattern.exec((wayOut === undefined ? lines : lines.slice(0, -1)).join('\n'))
  if (!match) return detail
  const [, until, reason] = match
  const first = until ? words.suspendedUntil(new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(until))) : words.suspended
  return [first, reason && words.suspendedReason(reason), wayOut].filter(Boolean).join('\n')
}
