'use client'

import { useEffect, useRef } from 'react'
import type { SearchQuery } from '@/lib/client/use-search'
import { useWords } from '@/components/language/language-provider'
import { useNow } from '@/components/thread/use-now'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { FoundMessage } from './found-message'
import { ResultSection } from './result-section'

/** Messages that say what is looked for, best first; more come as the end comes near. */
export function FoundMessages({ messages, meId }: { messages: SearchQuery; meId: string }) {
  const { inbox, actions } = useWords()
  const now = useNow()
  const { hits, hasMore, loadingMore, moreFailed, loadMore } = messages
  const end = useRef<HTMLDivElement>(null)
  const load = useRef(loadMore)
  useEffect(() => {
    load.current = loadMore
  })

  useEffect(() => {
    if (!end.current || !hasMore || loadingMore || moreFailed) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), { root: end.current.closest('[data-scroller]'), rootMargin: '600px' })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [hasMore, loadingMore, moreFailed, hits.length])

  if (hits.length === 0) return null
  return (
    <ResultSection title={inbox.search.messages}>
      <ul aria-label={inbox.search.messages}>
        {hits.map((hit, index) => (
          // What is out of sight is not laid out, however many there are.
          <li key={hit.id} aria-setsize={hasMore ? -1 : hits.length} aria-posinset={index + 1} className="[contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]">
            <FoundMessage hit={hit} meId={meId} now={now} />
          </li>
        ))}
      </ul>
      <div ref={end} className="flex min-h-4 justify-center py-2 text-sm text-muted">
        {loadingMore && (
          <span className="flex items-center gap-2">
            <Spinner /> {inbox.loadingMore}
          </span>
        )}
        {moreFailed && !loadingMore && (
          <Button look="secondary" onClick={loadMore}>
            {actions.retry}
          </Button>
        )}
      </div>
    </ResultSection>
  )
}
