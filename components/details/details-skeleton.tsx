'use client'

import { useWords } from '@/components/language/language-provider'
import { Skeleton } from '@/components/ui/skeleton'

/** As large as what comes. */
export function DetailsSkeleton() {
  const words = useWords()
  return (
    <div aria-busy="true">
      <span className="sr-only">{words.groups.shared.loading}</span>
      <div className="flex flex-col items-center px-5 pt-6">
        <Skeleton className="size-20 rounded-full!" />
        <Skeleton className="mt-4 h-4 w-36" />
        <Skeleton className="mt-3 h-3 w-24" />
      </div>
      <div className="mt-8 space-y-4 px-5">
        {[1, 2, 3].map(line => (
          <Skeleton key={line} className="h-9 w-full rounded-md!" />
        ))}
      </div>
    </div>
  )
}
