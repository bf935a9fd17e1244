'use client'

import { CloudOff, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { RequestsQuery } from '@/lib/client/use-requests'

export type RequestStatesProps = {
  query: RequestsQuery
  empty: { icon: LucideIcon; title: string; hint: string }
  children: ReactNode
}

/** What stands there while requests are coming, where they do not come, and where there are none; else the children. */
export function RequestStates({ query, empty, children }: RequestStatesProps) {
  const { requests: words, actions } = useWords()
  if (query.status === 'loading') return <RowSkeletons />
  if (query.status === 'error') {
    return (
      <div role="alert">
        <EmptyState icon={CloudOff} title={words.failedTitle} action={<Button look="secondary" onClick={query.retry}>{actions.retry}</Button>}>
          {words.failedHint}
        </EmptyState>
      </div>
    )
  }
  if (query.requests.length === 0) {
    return (
      <EmptyState icon={empty.icon} title={empty.title}>
        {empty.hint}
      </EmptyState>
    )
  }
  return (
    <>
      {children}
      {query.hasMore && (
        <Button look="secondary" className="mt-4 self-start" pending={query.loadingMore} onClick={query.loadMore}>
          {words.showMore}
        </Button>
      )}
    </>
  )
}

function RowSkeletons() {
  return (
    <div aria-busy="true" className="mt-3 divide-y rounded-lg border">
      {[1, 2, 3].map(row => (
        <div key={row} className="flex gap-3 px-4 py-3.5">
          <Skeleton className="size-12 rounded-full!" />
          <div className="flex-1 pt-1">
            <Skeleton className="h-3.5 w-40" />
            <Skeleton className="mt-2.5 h-3 w-3/4" />
            <Skeleton className="mt-4 h-10 w-48 rounded-md!" />
          </div>
        </div>
      ))}
    </div>
  )
}
