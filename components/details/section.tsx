import type { ReactNode } from 'react'

/** A part of the details, under a title of its own. */
export function Section({ title, end, children }: { title: ReactNode; /** Beside the title. */ end?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t px-5 py-4">
      <div className="mb-1 flex min-h-8 items-center justify-between gap-2">
        <h3 className="text-sm font-medium text-muted">{title}</h3>
        {end}
      </div>
      {children}
    </section>
  )
}
