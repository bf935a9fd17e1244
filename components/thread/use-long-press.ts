'use client'

import { type MouseEvent, type PointerEvent, type TouchEvent, useRef } from 'react'

/** How long a finger rests until it counts, in milliseconds, and how far it may slip meanwhile, in pixels. */
const restsFor = 450
const slips = 10

/**
 * Right click, and a finger that rests: where `onOpen` opens something at that point. Some browsers tell of a resting
 * finger by the context menu's event, some not at all, so that both lead here, once. Links and selected words keep the
 * browser's own menu.
 */
export function useLongPress(onOpen: (at: { x: number; y: number }, target: Element) => void) {
  const press = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null)
  const opened = useRef(0)
  const rested = useRef(false)

  function end() {
    if (press.current) clearTimeout(press.current.timer)
    press.current = null
  }

  function open(at: { x: number; y: number }, target: Element) {
    end()
    opened.current = Date.now()
    rested.current = true
    onOpen(at, target)
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      end()
      if (event.pointerType !== 'touch' || !event.isPrimary) return
      // What rests on something inside does not rest on what is around it.
      event.stopPropagation()
      const { clientX: x, clientY: y, currentTarget } = event
      rested.current = false
      press.current = { x, y, timer: setTimeout(() => open({ x, y }, currentTarget), restsFor) }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const began = press.current
      if (began && Math.hypot(event.clientX - began.x, event.clientY - began.y) > slips) end()
    },
    onTouchEnd(event: TouchEvent<HTMLElement>) {
      // Else the finger that leaves would click, and what has just opened would close.
      if (rested.current && event.cancelable) event.preventDefault()
      rested.current = false
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu(event: MouseEvent<HTMLElement>) {
      if (keepsOwnMenu(event)) return
      event.preventDefault()
      event.stopPropagation()
      // The finger that rests has opened it already.
      if (Date.now() - opened.current > 1000) open({ x: event.clientX, y: event.clientY }, event.currentTarget)
    },
  }
}

function keepsOwnMenu({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  if (target instanceof Element && target.closest('a[href], input, textarea')) return true
  const selection = window.getSelection()
  return selection !== null && !selection.isCollapsed && selection.containsNode(currentTarget, true)
}
