'use client'

import { useEffect, useRef } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import type { Pages } from '@/lib/client/use-pages'

/** The next page of a list: by itself once it comes into view, and by keyboard. */
export function MoreButton({ pages: { hasMore, loadingMore, loadMore } }: { pages: Pick<Pages<unknown>, 'hasMore' | 'loadingMore' | 'loadMore'> }) {
  const words = useWords().moderation
  const place = useRef<HTMLDivElement>(null)
  const load = useRef(loadMore)
  useEffect(() => {
    load.current = loadMore
  })
  useEffect(() => {
    const element = place.current
    if (!element || !hasMore) return
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && load.current(), { rootMargin: '400px' })
    observer.observe(element)
    return () => observer.disconnect()
  }, [hasMore, loadingMore])
  if (!hasMore) return null
  return (
    <div ref={place} className="mt-4">
      <Button look="secondary" pending={loadingMore} onClick={loadMore}>
        {words.showMore}
      </Button>
    </div>
  )
}
