'use client'

import { useId } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { barsOf, busiest, type DayCount } from './bars'

const box = { width: 300, height: 96 }

/** A count for each of the last days: as bars for who sees, as a sentence and a table for who does not. */
export function DayChart({ title, days }: { title: string; days: DayCount[] }) {
  const words = useWords().administration
  const locale = useLocale()
  const id = useId()
  const number = new Intl.NumberFormat(locale)
  const dayText = (date: string) => new Date(date).toLocaleDateString(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const total = number.format(days.reduce((sum, { count }) => sum + count, 0))
  const most = busiest(days)
  const [first, last] = [days[0], days.at(-1)]
  const summary = most ? words.chart(title, total, number.format(most.count), dayText(most.date)) : title
  return (
    <section aria-labelledby={id} className="rounded-lg border bg-raised p-4">
      <div className="flex items-baseline gap-2">
        <h2 id={id} className="min-w-0 flex-1 font-semibold">
          {title}
        </h2>
        <span aria-hidden="true" className="font-semibold tabular-nums">
          {total}
        </span>
      </div>
      <p className="text-sm text-muted">{words.lastDays(days.length)}</p>
      <svg role="img" aria-label={summary} viewBox={`0 0 ${box.width} ${box.height}`} preserveAspectRatio="none" className="mt-3 h-28 w-full border-b fill-accent rtl:-scale-x-100 forced-colors:fill-[CanvasText]">
        {barsOf(days, box).map((bar, index) => (
          <rect key={days[index]?.date} {...bar} rx="1.5" className="hover:opacity-70">
            <title>{`${dayText(days[index]?.date ?? '')}: ${number.format(days[index]?.count ?? 0)}`}</title>
          </rect>
        ))}
      </svg>
      {first && last && (
        <p aria-hidden="true" className="mt-1 flex justify-between text-xs text-muted">
          <span>{dayText(first.date)}</span>
          <span>{dayText(last.date)}</span>
        </p>
      )}
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-6 cursor-pointer items-center rounded-sm font-medium text-accent">{words.asTable}</summary>
        <table className="mt-2 w-full">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-b text-muted">
              <th scope="col" className="py-1 text-start font-medium">{words.day}</th>
              <th scope="col" className="py-1 text-end font-medium">{words.count}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ date, count }) => (
              <tr key={date} className="border-b last:border-b-0">
                <th scope="row" className="py-1 text-start font-normal">{dayText(date)}</th>
                <td className="py-1 text-end tabular-nums">{number.format(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
