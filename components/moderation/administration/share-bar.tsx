'use client'

import { clsx } from 'clsx'
import { useLocale } from '@/components/language/use-locale'

const shades = ['bg-accent', 'bg-accent/55', 'bg-line-strong', 'bg-line']

/** How a whole is shared out: one bar, and the numbers, which say it all without it. */
export function ShareBar({ label, parts }: { label: string; parts: { name: string; count: number }[] }) {
  const locale = useLocale()
  const number = new Intl.NumberFormat(locale)
  return (
    <>
      <div aria-hidden="true" className="flex h-2.5 gap-px overflow-hidden rounded-full bg-sunken">
        {parts.map(({ name, count }, index) => count > 0 && <span key={name} className={shades[index]} style={{ flexGrow: count }} />)}
      </div>
      <ul aria-label={label} className="mt-3 flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
        {parts.map(({ name, count }, index) => (
          <li key={name} className="flex items-center gap-2">
            <span aria-hidden="true" className={clsx('size-2.5 rounded-full', shades[index])} />
            <span className="text-muted">{name}</span>
            <span className="font-medium tabular-nums">{number.format(count)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
