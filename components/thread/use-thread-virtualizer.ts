'use client'

import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback } from 'react'
import { estimateHeight } from './estimate'
import type { Row } from './rows'

export type ThreadVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>

/** Within so many pixels of the end one counts as being there. */
export const endThreshold = 64

/**
 * The rows that are in the DOM. Anchored at the end, so that what is put before the rows or grows above the view
 * does not move it. `kept` is the row that has the focus; it stays even when it is scrolled away.
 */
export function useThreadVirtualizer(rows: Row[], scroller: RefObject<HTMLDivElement | null>, kept: number): ThreadVirtualizer {
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
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
    paddingStart: 8,
    paddingEnd: 4,
    scrollPaddingStart: 16,
    scrollPaddingEnd: 4,
  })
}
