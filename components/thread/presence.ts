import type { User } from '@/lib/contract/views'

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** The line under a name: whether somebody is here, or when they were last. Times are rounded down, so that nobody seems away longer than they are. */
export function presenceLine(user: Pick<User, 'online' | 'lastActiveAt'>, now: Date): string {
  if (user.online) return 'Online'
  if (user.lastActiveAt === null) return 'Offline'
  const seconds = Math.max(0, (now.getTime() - Date.parse(user.lastActiveAt)) / 1000)
  const fitting = units.find(([, length]) => seconds >= length)
  if (!fitting) return 'Last seen just now'
  const [unit, length] = fitting
  const ago = Math.floor(seconds / length)
  if (unit === 'day' && ago > 6) return `Last seen on ${lastSeenDate(new Date(user.lastActiveAt), now)}`
  return `Last seen ${new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(-ago, unit)}`
}

function lastSeenDate(time: Date, now: Date): string {
  const year = time.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year }).format(time)
}
