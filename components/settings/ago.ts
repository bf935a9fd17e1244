const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `2 hours ago`, as the language says it; a date for what is longer ago than a week. */
export function ago(time: Date, now: Date, language: string): string {
  const seconds = Math.max(0, (now.getTime() - time.getTime()) / 1000)
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? (['second', Infinity] as const)
  if (unit === 'day' && seconds >= 7 * length) return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(time)
  return format.format(-Math.floor(seconds / length), unit)
}
