import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** One kind of what was found, under its name. */
export function ResultSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="mb-2">
      <div className="flex min-h-9 items-center justify-between gap-2 ps-2 pe-1">
        <h3 className="text-xs font-semibold text-muted">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}

/** How a result looks that leads somewhere. */
export function resultClass(selected: boolean): string {
  return clsx('flex items-center gap-3 rounded-lg px-2 py-2 focus-visible:-outline-offset-2', selected ? 'bg-selected' : 'hover:bg-hover')
}
