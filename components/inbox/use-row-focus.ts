'use client'

import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { Conversation } from '@/lib/contract/views'

/** Without an index: to where the focus was last, or what took its place. */
export type FocusRow = (index?: number) => void

/**
 * Moves the focus to a row, also to one that is in the document only after it was scrolled to. Where the row that has
 * the focus leaves the list, the focus goes to the one that takes its place.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>, conversations: Conversation[], active: string | undefined, scrollTo: (index: number) => void): FocusRow {
  const wanted = useRef<number>(undefined)
  const held = useRef(false)
  const place = useRef(0)
  const scroll = useRef(scrollTo)

  // Removing what has the focus tells nobody, so it is remembered where the focus was.
  useEffect(() => {
    const element = list.current
    const entered = () => {
      held.current = true
    }
    const left = ({ target }: FocusEvent) => {
      // Some browsers say it also of what is removed, and that counts as held.
      setTimeout(() => {
        if (target instanceof Element && target.isConnected && !element?.contains(document.activeElement)) held.current = false
      })
    }
    element?.addEventListener('focusin', entered)
    element?.addEventListener('focusout', left)
    return () => {
      element?.removeEventListener('focusin', entered)
      element?.removeEventListener('focusout', left)
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
    (index = place.current) => {
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
