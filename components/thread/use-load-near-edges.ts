'use client'

import { useEffect } from 'react'
import type { ThreadQuery } from '@/lib/client/use-thread'
import type { ThreadVirtualizer } from './use-thread-virtualizer'

// How near to an edge the next page is fetched, in screens: early enough that one hardly ever waits.
const screens = 1.5

/** Fetches history before the reader comes to the end of what is loaded, in either direction. */
export function useLoadNearEdges(thread: ThreadQuery, virtualizer: ThreadVirtualizer) {
  // After every render: the virtualizer renders when another row comes into view, a page when it has arrived.
  useEffect(() => {
    const height = virtualizer.scrollRect?.height ?? 0
    if (height === 0) return
    const near = height * screens
    if (thread.hasOlder && !thread.loadingOlder && (virtualizer.scrollOffset ?? 0) < near) thread.loadOlder()
    if (thread.hasNewer && !thread.loadingNewer && virtualizer.getDistanceFromEnd() < near) thread.loadNewer()
  })
}
