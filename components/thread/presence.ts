import type { User } from '@/lib/contract/views'
import type { Words } from '@/lib/words/words'

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** The line under a name: whether somebody is here, or when they were last. Times are rounded down, so that nobody seems away longer than they are. */
export function presenceLine(user: Pick<User, 'online' | 'lastActiveAt'>, now: Date, words: Words['thread']['presence'], locale: string): string {
  if (user.online) return words.online
  if (user.lastActiveAt === null) return words.offline
  const seconds = Math.max(0, (now.getTime() - Date.parse(user.lastActiveAt)) / 1000)
  const fitting = units.find(([, length]) => seconds >= length)
  if (!fitting) return words.justNow
  const [unit, length] = fitting
  const ago = Math.floor(seconds / length)
  if (unit === 'day' && ago > 6) return words.on(lastSeenDate(new Date(user.lastActiveAt), now, locale))
  return words.ago(new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(-ago, unit))
}

function lastSeenDate(time: Date, now: Date, locale: string): string {
  const year = time.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year }).format(time)
}
