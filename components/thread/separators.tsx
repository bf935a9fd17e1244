import { clsx } from 'clsx'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { clockTime, dayKey, dayLabel, fullTime } from './day'

/** Where a day begins. */
export function DaySeparator({ time, now }: { time: Date; now: Date }) {
  const locale = useLocale()
  return (
    <div className="flex justify-center pt-3 pb-3.5">
      <h2 className="m-0 text-xs font-medium text-muted">
        <time dateTime={time.toISOString()} title={fullTime(time, locale)}>
          {dayLabel(time, now, locale)}
        </time>
      </h2>
    </div>
  )
}

/** Where the messages began that were unread when the thread was opened: how many came, and since when. */
export function UnreadMarker({ count, since, now }: { count: number; since: Date; now: Date }) {
  const { thread } = useWords()
  const locale = useLocale()
  const clock = clockTime(since, locale)
  const when = dayKey(since) === dayKey(now) ? clock : new Intl.ListFormat(locale, { type: 'unit' }).format([dayLabel(since, now, locale), clock])
  const words = thread.newMessages(count, when)
  return (
    <div role="separator" aria-label={words} className="flex items-center gap-3 px-5 pt-2 pb-3 text-xs font-medium text-accent">
      <span className="h-px flex-1 bg-current opacity-40" />
      {words}
      <span className="h-px flex-1 bg-current opacity-40" />
    </div>
  )
}

/** The day of what is on top, while one scrolls. The separators say it to everybody else. */
export function FloatingDay({ time, now, visible }: { time: Date | null; now: Date; visible: boolean }) {
  const locale = useLocale()
  return (
    <div aria-hidden="true" className={clsx('pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center transition-opacity', visible && time ? 'opacity-100' : 'opacity-0')}>
      {time && <span className="rounded-full border border-line bg-raised px-3 py-1 text-xs font-medium text-muted shadow-sm">{dayLabel(time, now, locale)}</span>}
    </div>
  )
}
