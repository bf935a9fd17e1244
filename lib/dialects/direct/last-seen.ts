import type { Presence } from '@/lib/contract/views'

const units = [['w', 604_800], ['d', 86_400], ['h', 3_600], ['m', 60]] as const

/** `lastSeen` in words: "2h ago", "just now" (decision 15); "recently" where there is nothing to know. */
export function lastSeenOf({ online, lastActiveAt }: Pick<Presence, 'online' | 'lastActiveAt'>, now = Date.now()): string {
  if (online) return 'just now'
  if (lastActiveAt === null) return 'recently'
  const seconds = (now - Date.parse(lastActiveAt)) / 1000
  const unit = units.find(([, length]) => seconds >= length)
  return unit ? `${Math.floor(seconds / unit[1])}${unit[0]} ago` : 'just now'
}
