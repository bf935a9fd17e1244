import type { QuietHours } from './settings'

/** Whether a moment is in somebody's quiet hours: from `from` up to `to` by the clock of their place, over midnight where `to` is the earlier one. */
export function isQuiet(quietHours: QuietHours | null, moment: Date): boolean {
  if (!quietHours) return false
  const { from, to, timeZone } = quietHours
  const now = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment)
  return from <= to ? from <= now && now < to : now >= from || now < to
}
