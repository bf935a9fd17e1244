'use client'

import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { rowAfterKey } from './roving'
import type { Row } from './rows'
import type { ThreadVirtualizer } from './use-thread-virtualizer'

/**
 * One stop for Tab in the whole log; arrows, Home and End lead from message to message and Escape leaves.
 * PageUp and PageDown are the browser's own: they scroll. `active` is an index in `rows`, or -1.
 */
export function useRovingRow(rows: Row[], activeKey: string | null, setActiveKey: (key: string | null) => void, onLeave: () => void) {
  const wantsFocus = useRef(false)
  const active = activeKey === null ? -1 : rows.findIndex(row => row.key === activeKey)

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
    if (!row) return
    wantsFocus.current = true
    setActiveKey(row.key)
  }

  /** Whether the active row was chosen by key and not focused yet; asked once. */
  function takeFocusRequest(): boolean {
    const wanted = wantsFocus.current
    wantsFocus.current = false
    return wanted
  }

  return { active, takeFocusRequest, onKeyDown }
}

/** Brings the row that the keyboard chose into view and focuses it, once it is in the DOM. */
export function useFocusActiveRow(active: number, takeFocusRequest: () => boolean, virtualizer: ThreadVirtualizer, scroller: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (active < 0 || !takeFocusRequest()) return
    virtualizer.scrollToIndex(active, { align: 'auto' })
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"] [data-message]`)?.focus({ preventScroll: true })
  }, [active, takeFocusRequest, virtualizer, scroller])
}

/** Remembers the row that the focus or a click landed on. */
export function rowKeyOf(target: EventTarget | null, rows: Row[]): string | null {
  if (!(target instanceof Element)) return null
  const index = target.closest('[data-index]')?.getAttribute('data-index')
  const row = index ? rows[Number(index)] : undefined
  return row?.kind === 'message' ? row.key : null
}
