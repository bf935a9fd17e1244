import { clockTime } from '@/components/thread/day'
import { formatter } from '@/components/thread/formatter'

/** As short as a list wants it: the clock today, then "Yesterday", the weekday for a week, the date. */
export function shortTime(time: Date, now: Date, locale?: string): string {
  const days = daysBetween(time, now)
  if (days <= 0) return clockTime(time, locale)
  if (days === 1) return capitalised(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day'), locale)
  if (days < 7) return formatter(locale, { weekday: 'short' }).format(time)
  if (time.getFullYear() === now.getFullYear()) return formatter(locale, { day: 'numeric', month: 'short' }).format(time)
  return formatter(locale, { dateStyle: 'short' }).format(time)
}

/** Midnights between two moments; not 24 hours each, since clocks change. */
function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000)
}

function capitalised(word: string, locale?: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
}
