'use client'

import type { LucideIcon } from 'lucide-react'
import { CloudOff } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { SharedContent } from '@/lib/client/use-shared-content'

type SharedFrameProps = { content: SharedContent; icon: LucideIcon; emptyTitle: string; skeleton: ReactNode; children: ReactNode }

/** Around what was shared: while it comes, where there is nothing, and how more of it is fetched as one gets to its end. */
export function SharedFrame({ content, icon, emptyTitle, skeleton, children }: SharedFrameProps) {
  const words = useWords()
  const { messages, status, hasMore, loadingMore, loadMore, retry } = content
  if (status === 'loading') {
    return (
      <div aria-busy="true">
        <span className="sr-only">{words.groups.shared.loading}</span>
        {skeleton}
      </div>
    )
  }
  if (status === 'error') {
    return (
      <div role="alert">
        <EmptyState icon={CloudOff} title={words.groups.shared.failed} action={<Button look="secondary" onClick={retry}>{words.actions.retry}</Button>} />
      </div>
    )
  }
  if (messages.length === 0 && !hasMore) {
    return (
      <EmptyState icon={icon} title={emptyTitle}>
        {words.groups.shared.hint}
      </EmptyState>
    )
  }
  return (
    <>
      {children}
      {hasMore && (
        <End onReach={loadMore}>
          <Button look="secondary" pending={loadingMore} className="mt-3 w-full" onClick={loadMore}>
            {words.groups.shared.more}
          </Button>
        </End>
      )}
    </>
  )
}

/** Says when it comes into view. */
function End({ onReach, children }: { onReach: () => void; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const reach = useRef(onReach)
  useEffect(() => {
    reach.current = onReach
  })
  useEffect(() => {
    if (!place.current) return
    const observer = new IntersectionObserver(entries => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) reach.current()
    }, { rootMargin: '200px' })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  return <div ref={place}>{children}</div>
}
