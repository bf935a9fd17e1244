'use client'

import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, startTransition, useCallback, useEffect, useState } from 'react'
import { atRest } from '@/components/ui/when-idle'
import { estimateHeight } from './estimate'
import type { Row } from './rows'

export type ThreadVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>

/** Within so many pixels of the end one counts as being there. */
export const endThreshold = 64
/** How many rows beyond the view are drawn: few while the thread opens, then enough for a quick finger. */
const overscan = { opening: 2, open: 8 }
/** Beyond any thread, in pixels: its rows are drawn once, where most threads open. */
const theEnd = 1e7

/**
 * The rows that are in the DOM. Anchored at the end, so that what is put before the rows or grows above the view
 * does not move it. `kept` is the row that has the focus; it stays even when it is scrolled away.
 */
export function useThreadVirtualizer(rows: Row[], scroller: RefObject<HTMLDivElement | null>, kept: number): ThreadVirtualizer {
  const [stage, setStage] = useState<keyof typeof overscan>('opening')
  useEffect(() => atRest(() => startTransition(() => setStage('open'))), [])
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: useCallback((index: number) => (rows[index] ? estimateHeight(rows[index], scroller.current?.clientWidth ?? 900) : 40), [rows, scroller]),
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const indexes = defaultRangeExtractor(range)
        if (kept < 0 || kept >= range.count || indexes.includes(kept)) return indexes
        return [...indexes, kept].toSorted((a, b) => a - b)
      },
      [kept],
    ),
    initialOffset: theEnd,
    useFlushSync: false,
    overscan: overscan[stage],
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
    paddingStart: 8,
    paddingEnd: 4,
    scrollPaddingStart: 16,
    scrollPaddingEnd: 4,
  })
}
