'use client'

import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { rowAfterKey } from './roving'
import type { Row } from './rows'
import type { ThreadVirtualizer } from './use-thread-virtualizer'

/** Which row gets the focus, and how: brought into view, or where it is. */
type Wanted = { key: string; how: 'in view' | 'as it is' }

/**
 * One stop for Tab in the whole log; arrows, Home and End lead from message to message and Escape leaves.
 * PageUp and PageDown are the browser's own: they scroll. `active` is an index in `rows`, or -1.
 */
export function useRovingRow(rows: Row[], activeKey: string | null, setActiveKey: (key: string | null) => void, onLeave: () => void) {
  const wanted = useRef<Wanted | null>(null)
  const [, renderAgain] = useState(0)
  const active = activeKey === null ? -1 : rows.findIndex(row => row.key === activeKey)

  const want = useCallback(
    (key: string, how: Wanted['how']) => {
      wanted.current = { key, how }
      setActiveKey(key)
      // It may be the active one already.
      renderAgain(count => count + 1)
    },
    [setActiveKey],
  )

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Escape') {
      event.preventDefault()
      return onLeave()
    }
    const next = rowAfterKey(rows, active, event.key)
    if (next === null) return
    event.preventDefault()
    const row = rows[next]
    if (row) want(row.key, 'in view')
  }

  return { active, wanted, onKeyDown, focusRow: useCallback((key: string) => want(key, 'as it is'), [want]) }
}

/** Focuses the row that was chosen by key or by a jump, once it is in the DOM. */
export function useFocusActiveRow(rows: Row[], active: number, wanted: RefObject<Wanted | null>, virtualizer: ThreadVirtualizer, scroller: RefObject<HTMLElement | null>) {
  // After every render: the row comes with one of the next, and until then another one may still be the active one.
  useEffect(() => {
    if (wanted.current === null || rows[active]?.key !== wanted.current.key) return
    if (wanted.current.how === 'in view') virtualizer.scrollToIndex(active, { align: 'auto' })
    const element = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"] [data-message]`)
    if (!element) return
    wanted.current = null
    element.focus({ preventScroll: true })
  })
}

/** Remembers the row that the focus or a click landed on. */
export function rowKeyOf(target: EventTarget | null, rows: Row[]): string | null {
  return rowOf(target, rows)?.key ?? null
}

/** The message row that something is in. */
export function rowOf(target: EventTarget | null, rows: Row[]) {
  if (!(target instanceof Element)) return null
  const index = target.closest('[data-index]')?.getAttribute('data-index')
  const row = index ? rows[Number(index)] : undefined
  return row?.kind === 'message' ? row : null
}
