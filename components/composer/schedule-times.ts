/** The hour that the offered times begin with. */
const morning = 9

function at(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, morning)
}

/** Tomorrow morning where the reader is. */
export function tomorrow(now: Date): Date {
  return at(now, 1)
}

/** The next Monday morning, after tomorrow. */
export function nextMonday(now: Date): Date {
  const days = (8 - now.getDay()) % 7
  return at(now, days < 2 ? days + 7 : days)
}

/** What fields for a day and a time of day say together; null while they say no time. */
export function timeOf(date: string, time: string): Date | null {
  const whole = new Date(`${date}T${time}`)
  return date !== '' && time !== '' && Number.isFinite(whole.getTime()) ? whole : null
}

/** A time as such fields take it. */
export function fieldsOf(when: Date): { date: string; time: string } {
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    date: `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`,
    time: `${two(when.getHours())}:${two(when.getMinutes())}`,
  }
}

/** What speaks against a time: it has passed, or it is more than a year away. */
export function problemWith(when: Date, now: Date): 'past' | 'far' | null {
  if (when.getTime() <= now.getTime()) return 'past'
  return when.getTime() > new Date(now.getFullYear() + 1, now.getMonth(), now.getDate()).getTime() ? 'far' : null
}
