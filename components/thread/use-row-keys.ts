'use client'

import type { KeyboardEvent } from 'react'
import { actionsOfKey, opensMenu } from './message-keys'
import { useRowDoing, useSelection } from './row-doing'
import type { Row } from './rows'
import { rowOf } from './use-roving-row'

/** What keys do on the message that has the focus: open its menu, act on it, select it. Answers whether a key was one of these. */
export function useRowKeys(rows: Row[]): (event: KeyboardEvent<HTMLElement>) => boolean {
  const { openMenu, perform } = useRowDoing()
  const { selected, toggle, leave } = useSelection()

  return event => {
    if (selected && event.key === 'Escape') {
      event.preventDefault()
      leave()
      return true
    }
    // In a row, links and buttons have keys of their own.
    if (!(event.target instanceof HTMLElement) || !event.target.hasAttribute('data-message')) return false
    const row = rowOf(event.target, rows)
    if (!row) return false
    const handled = act(event, row.message, event.target)
    if (handled) event.preventDefault()
    return handled
  }

  function act(event: KeyboardEvent<HTMLElement>, message: Parameters<typeof toggle>[0], element: HTMLElement): boolean {
    if (selected) {
      if (!['Enter', ' ', 'x', 'X'].includes(event.key) || message.seq === 0) return false
      toggle(message)
      return true
    }
    if (opensMenu(event)) {
      const { left, bottom } = (element.querySelector('[data-bubble]') ?? element).getBoundingClientRect()
      openMenu(message, { x: left, y: bottom }, true)
      return true
    }
    return actionsOfKey(event).some(action => perform(action, message))
  }
}
