'use client'

import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { Conversation } from '@/lib/contract/views'

/**
 * Moves the focus to a row, also to one that is in the document only after it was scrolled to. Where the row that has
 * the focus leaves the list, the focus goes to the one that takes its place.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>, conversations: Conversation[], active: string | undefined, scrollTo: (index: number) => void): (index: number) => void {
  const wanted = useRef<number>(undefined)
  const held = useRef(false)
  const place = useRef(0)
  const scroll = useRef(scrollTo)

  // Removing what has the focus tells nobody, so it is remembered where the focus was.
  useEffect(() => {
    const element = list.current
    const note = (event: FocusEvent) => {
      held.current = event.type === 'focusin'
    }
    element?.addEventListener('focusin', note)
    element?.addEventListener('focusout', note)
    return () => {
      element?.removeEventListener('focusin', note)
      element?.removeEventListener('focusout', note)
    }
  }, [list])

  const focusRow = useCallback((index: number) => {
    wanted.current = index
    scroll.current(index)
  }, [])

  useEffect(() => {
    scroll.current = scrollTo
    const at = conversations.findIndex(({ id }) => id === active)
    if (at >= 0) place.current = at
    else if (active && held.current && document.activeElement === document.body && conversations.length > 0) {
      held.current = false
      focusRow(Math.min(place.current, conversations.length - 1))
    }
    if (wanted.current === undefined) return
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  })

  return useCallback(
    index => {
      focusRow(index)
      // It may be there already, and then nothing is drawn again.
      const row = list.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)
      if (!row) return
      wanted.current = undefined
      row.focus({ preventScroll: true })
    },
    [focusRow, list],
  )
}
