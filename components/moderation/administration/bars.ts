export interface DayCount {
  /** A day of UTC, as `2030-01-31`. */
  date: string
  count: number
}

export interface Bar {
  x: number
  y: number
  width: number
  height: number
}

/** Bars that fill a box, one for each day, with a little air between; a day that had anything is never invisible. */
export function barsOf(days: DayCount[], box: { width: number; height: number }): Bar[] {
  const top = Math.max(1, ...days.map(({ count }) => count))
  const step = box.width / Math.max(1, days.length)
  const width = step * 0.72
  return days.map(({ count }, index) => {
    const height = count === 0 ? 0 : Math.max(2, (count / top) * box.height)
    return { x: index * step + (step - width) / 2, y: box.height - height, width, height }
  })
}

/** The day that had most; the latest of several. */
export function busiest(days: DayCount[]): DayCount | undefined {
  return days.reduce<DayCount | undefined>((most, day) => (most && most.count > day.count ? most : day), undefined)
}
