import { clsx } from 'clsx'
import { dayLabel, fullTime } from './day'

/** Where a day begins. */
export function DaySeparator({ time, now }: { time: Date; now: Date }) {
  return (
    <div className="flex justify-center pt-3 pb-3.5">
      <h2 className="m-0 text-xs font-medium text-muted">
        <time dateTime={time.toISOString()} title={fullTime(time)}>
          {dayLabel(time, now)}
        </time>
      </h2>
    </div>
  )
}

/** Where the messages began that were unread when the thread was opened. */
export function UnreadMarker() {
  return (
    <div role="separator" aria-label="New messages" className="flex items-center gap-3 px-5 pt-2 pb-3 text-xs font-medium text-accent">
      <span className="h-px flex-1 bg-current opacity-40" />
      New messages
      <span className="h-px flex-1 bg-current opacity-40" />
    </div>
  )
}

/** The day of what is on top, while one scrolls. The separators say it to everybody else. */
export function FloatingDay({ time, now, visible }: { time: Date | null; now: Date; visible: boolean }) {
  return (
    <div aria-hidden="true" className={clsx('pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center transition-opacity', visible && time ? 'opacity-100' : 'opacity-0')}>
      {time && <span className="rounded-full border border-line bg-raised px-3 py-1 text-xs font-medium text-muted shadow-sm">{dayLabel(time, now)}</span>}
    </div>
  )
}
