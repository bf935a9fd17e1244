'use client'

import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Pages } from '@/lib/client/use-pages'

/** What stands there while a list is coming, where it does not come, and where it is empty; else the children. */
export function ListStates({ pages, empty, children }: { pages: Pick<Pages<unknown>, 'status' | 'items' | 'retry'>; empty: ReactNode; children: ReactNode }) {
  if (pages.status === 'loading') return <RowSkeletons />
  if (pages.status === 'error') return <LoadError onRetry={pages.retry} />
  return pages.items.length === 0 ? empty : children
}

export function LoadError({ onRetry }: { onRetry: () => void }) {
  const { moderation: words, actions } = useWords()
  return (
    <div role="alert">
      <EmptyState icon={CloudOff} title={words.failed} action={<Button look="secondary" onClick={onRetry}>{actions.retry}</Button>}>
        {words.failedHint}
      </EmptyState>
    </div>
  )
}

function RowSkeletons() {
  return (
    <div aria-busy="true" className="mt-4 divide-y rounded-lg border">
      {[1, 2, 3, 4].map(row => (
        <div key={row} className="flex gap-3 px-4 py-3.5">
          <Skeleton className="size-10 rounded-full!" />
          <div className="flex-1 pt-1">
            <Skeleton className="h-3.5 w-44" />
            <Skeleton className="mt-2.5 h-3 w-64 max-w-full" />
          </div>
        </div>
      ))}
    </div>
  )
}
