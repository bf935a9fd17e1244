'use client'

import { type PointerEvent, useRef } from 'react'

/** How far a message follows the finger, and from where letting go answers it, in pixels. */
const furthest = 72
const enough = 52
/** So much sideways before it counts as a swipe and not as scrolling. */
const begins = 12

/** Drags a message towards the end of the line and answers it. `moved` is what moves; the page scrolls as ever. */
export function useSwipeToReply(enabled: boolean, onReply: () => void) {
  const swipe = useRef<{ x: number; y: number; sign: number; far: number; moved: HTMLElement } | null>(null)

  function move(moved: HTMLElement, far: number, sign: number) {
    moved.style.transform = far > 0 ? `translateX(${far * sign}px)` : ''
    moved.style.setProperty('--swiped', String(Math.min(1, far / enough)))
  }

  function end(answer: boolean) {
    const ended = swipe.current
    swipe.current = null
    if (!ended) return
    ended.moved.style.transition = 'transform 160ms var(--ease-out)'
    move(ended.moved, 0, ended.sign)
    if (answer && ended.far >= enough) onReply()
  }

  if (!enabled) return {}
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== 'touch' || !event.isPrimary) return
      const moved = event.currentTarget.querySelector<HTMLElement>('[data-swipes]')
      const sign = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
      if (moved) swipe.current = { x: event.clientX, y: event.clientY, sign, far: 0, moved }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = swipe.current
      if (!now) return
      const across = (event.clientX - now.x) * now.sign
      if (now.far === 0 && (Math.abs(event.clientY - now.y) > begins || across < -begins)) return end(false)
      if (now.far === 0 && across < begins) return
      // Beyond what is enough it follows more and more slowly.
      now.far = Math.min(furthest, across < enough ? across : enough + (across - enough) / 3)
      now.moved.style.transition = ''
      move(now.moved, now.far, now.sign)
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  }
}
