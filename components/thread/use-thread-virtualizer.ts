'use client'

import { defaultRangeExtractor, observeElementRect, useVirtualizer, type Rect, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { atRest } from '@/components/ui/when-idle'
import { estimateHeight } from './estimate'
import type { Row } from './rows'

export type ThreadVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>

/** Within so many pixels of the end one counts as being there. */
export const endThreshold = 64
/** How many rows beyond the view are drawn: few while the thread opens, then enough for a quick finger. */
const overscan = { opening: 2, open: 8 }
/** What stands above and below the log, and the widest that one is thought to be before it is measured, in pixels. */
const around = { height: 130, width: 900 }
const padding = { start: 8, end: 4 }

/**
 * The rows that are in the DOM. Anchored at the end, so that what is put before the rows or grows above the view
 * does not move it. `kept` is the row that has the focus; it stays even when it is scrolled away.
 */
export function useThreadVirtualizer(rows: Row[], scroller: RefObject<HTMLDivElement | null>, kept: number): ThreadVirtualizer {
  const [stage, setStage] = useState<keyof typeof overscan>('opening')
  useEffect(() => atRest(() => startTransition(() => setStage('open'))), [])
  const [first] = useState(rectBeforeMeasured)
  // Asking the log itself how wide it is would lay out the page, in the middle of drawing it.
  const width = useRef(first.width)
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: useCallback((index: number) => (rows[index] ? estimateHeight(rows[index], width.current) : 40), [rows]),
    observeElementRect: useCallback((virtualizer: ThreadVirtualizer, measured: (rect: Rect) => void) => observeElementRect(virtualizer, rect => {
      width.current = rect.width
      measured(rect)
    }), []),
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const indexes = defaultRangeExtractor(range)
        if (kept < 0 || kept >= range.count || indexes.includes(kept)) return indexes
        return [...indexes, kept].toSorted((a, b) => a - b)
      },
      [kept],
    ),
    initialRect: first,
    // At the end, where most threads open: what is drawn first stays.
    initialOffset: () => rows.reduce((height, row) => height + estimateHeight(row, first.width), padding.start + padding.end) - first.height,
    useFlushSync: false,
    overscan: overscan[stage],
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
    paddingStart: padding.start,
    paddingEnd: padding.end,
    scrollPaddingStart: 16,
    scrollPaddingEnd: 4,
  })
}

function rectBeforeMeasured(): Rect {
  if (typeof window === 'undefined') return { width: around.width, height: 0 }
  return { width: Math.min(window.innerWidth, around.width), height: Math.max(0, window.innerHeight - around.height) }
}
