import { formatter } from './formatter'

/** The calendar day of a moment where the reader is, as `2026-11-20`: equal for two moments of one day. */
export function dayKey(time: Date): string {
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`
}

/** What a separator says: Today, Yesterday, the weekday within the last week, else the date. `locale` is the browser's by default. */
export function dayLabel(time: Date, now: Date, locale?: string): string {
  const days = calendarDaysBetween(time, now)
  if (days === 0 || days === 1) {
    const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day')
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)
  }
  return formatter(locale, dayFormat(time, now, days)).format(time)
}

/** The clock time under a message, in the reader's own way of writing it. */
export function clockTime(time: Date, locale?: string): string {
  return formatter(locale, { timeStyle: 'short' }).format(time)
}

/** Day and time in full, for titles. */
export function fullTime(time: Date, locale?: string): string {
  return formatter(locale, { dateStyle: 'full', timeStyle: 'short' }).format(time)
}

function dayFormat(time: Date, now: Date, days: number): Intl.DateTimeFormatOptions {
  if (days > 1 && days < 7) return { weekday: 'long' }
  if (time.getFullYear() === now.getFullYear()) return { weekday: 'short', day: 'numeric', month: 'long' }
  return { day: 'numeric', month: 'long', year: 'numeric' }
}

function calendarDaysBetween(earlier: Date, later: Date): number {
  // By calendar date, not by hours: a day with a clock change has 23 or 25.
  const start = Date.UTC(earlier.getFullYear(), earlier.getMonth(), earlier.getDate())
  const end = Date.UTC(later.getFullYear(), later.getMonth(), later.getDate())
  return Math.round((end - start) / 86_400_000)
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
