'use client'

import { observeElementRect, useVirtualizer, type Rect, type Virtualizer } from '@tanstack/react-virtual'
import { startTransition, useEffect, type RefObject } from 'react'
import type { InboxQuery } from '@/lib/client/use-inbox'

/** What a row is high at the usual size of type, in pixels; each is measured once it is there. */
const usualHeight = 72
/** What a screen is thought to show before it is known: these rows are in the page's HTML. */
const firstScreen = { width: 390, height: 900 }
/** How many rows before the end the next page is asked for. */
const ahead = 10

/** Draws the rows in view alone, fetches more near the end, and comes back to where the list was left. */
export function useRowVirtualizer(scroller: RefObject<HTMLDivElement | null>, inbox: InboxQuery, place: string, places: RefObject<Map<string, number>>) {
  const { conversations, hasMore, loadingMore, loadMore } = inbox
  const virtualizer = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: index => conversations[index]?.id ?? index,
    initialRect: firstScreen,
    initialOffset: () => places.current.get(place) ?? 0,
    observeElementRect: measuredAtLeisure,
    overscan: 6,
  })

  useEffect(() => {
    const element = scroller.current
    const kept = places.current
    return () => {
      if (element) kept.set(place, element.scrollTop)
    }
  }, [scroller, place, places])

  const last = virtualizer.getVirtualItems().at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !loadingMore && last >= conversations.length - ahead) loadMore()
  }, [hasMore, loadingMore, loadMore, last, conversations.length])

  return virtualizer
}

/** The rows that the server drew are near enough: what the list's real height adds or takes is drawn in slices. */
function measuredAtLeisure(virtualizer: Virtualizer<HTMLDivElement, Element>, measured: (rect: Rect) => void) {
  let drawn = false
  return observeElementRect(virtualizer, rect => {
    if (drawn) return measured(rect)
    drawn = true
    startTransition(() => measured(rect))
  })
}
