'use client'

import { clsx } from 'clsx'
import { useId, type ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { useHydrated } from '@/lib/client/use-hydrated'
import type { LoadStatus } from '@/lib/client/load-status'

/** A part of a section, under a heading of its own. */
export function Part({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {hint && <p className="mt-0.5 max-w-120 text-sm text-muted">{hint}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}

/** Controls that the server draws: out of reach until they answer, so that no choice is lost. */
export function Answering({ children }: { children: ReactNode }) {
  return (
    <div inert={!useHydrated()} className="contents">
      {children}
    </div>
  )
}

/** Settings that belong together, line by line. */
export function Lines({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={clsx('divide-y overflow-hidden rounded-lg border bg-raised *:px-4', className)}>{children}</div>
}

/** What a list is made of. */
export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y overflow-hidden rounded-lg border bg-raised">
      {children}
    </ul>
  )
}

/** That something is on its way, or could not come; nothing once it is here. */
export function Pending({ status, retry, rows = 2 }: { status: LoadStatus; retry: () => void; rows?: number }) {
  const { actions, settings } = useWords()
  if (status === 'ready') return null
  if (status === 'loading') return <SectionSkeleton rows={rows} />
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-lg border bg-raised px-4 py-3">
      <p className="min-w-0 flex-1">{settings.notLoaded}</p>
      <Button look="secondary" onClick={retry}>
        {actions.retry}
      </Button>
    </div>
  )
}

/** As high as the lines that come. */
export function SectionSkeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div aria-busy="true" className="divide-y overflow-hidden rounded-lg border bg-raised">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-16 items-center gap-4 px-4">
          <div className="flex-1">
            <Skeleton className="h-3.5 w-40" />
            <Skeleton className="mt-2 h-3 w-60 max-w-full" />
          </div>
        </div>
      ))}
    </div>
  )
}
