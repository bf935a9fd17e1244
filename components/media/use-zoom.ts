'use client'

import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { atRest, closeUp, moveBy, type Point, swipeOf, type View, zoomAround } from './zoom'

export interface Zoom {
  view: View
  /** A finger or the mouse is at it: then it follows at once. */
  held: boolean
  /** How far it was pulled down, in pixels. */
  pulled: number
  toggle(point?: Point): void
  handlers: {
    onPointerDown(event: PointerEvent): void
    onPointerMove(event: PointerEvent): void
    onPointerUp(event: PointerEvent): void
    onPointerCancel(event: PointerEvent): void
    onDoubleClick(event: MouseEvent): void
  }
}

const nowhere: Point = { x: 0, y: 0 }

/** Enlarging by double click, wheel and two fingers, moving what is enlarged, and swiping what is not. */
export function useZoom(place: RefObject<HTMLElement | null>, onSwipe: (swipe: 'close' | 'left' | 'right') => void): Zoom {
  const [view, setView] = useState(atRest)
  const [held, setHeld] = useState(false)
  const [pulled, setPulled] = useState(0)
  const pointers = useRef(new Map<number, Point>())
  const begun = useRef<Point>(nowhere)
  const pinched = useRef(false)

  const room = () => place.current?.getBoundingClientRect() ?? new DOMRect()
  function fromMiddle({ x, y }: Point): Point {
    const box = room()
    return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 }
  }

  useEffect(() => {
    const element = place.current
    function onWheel(event: WheelEvent) {
      // Else the browser would enlarge the whole page.
      event.preventDefault()
      const box = element?.getBoundingClientRect() ?? new DOMRect()
      const point = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 }
      setView(before => zoomAround(before, Math.exp(-event.deltaY / 300), point))
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [place])

  const toggle = (point: Point = nowhere) => setView(before => (before.scale > 1 ? atRest : zoomAround(before, closeUp, point)))

  function end({ pointerId, clientX, clientY }: PointerEvent, cancelled: boolean): void {
    if (!pointers.current.delete(pointerId) || pointers.current.size > 0) return
    setHeld(false)
    setPulled(0)
    const swipe = swipeOf(clientX - begun.current.x, clientY - begun.current.y)
    if (!cancelled && !pinched.current && view.scale === 1 && swipe) onSwipe(swipe)
  }

  return {
    view,
    held,
    pulled,
    toggle,
    handlers: {
      onPointerDown({ pointerId, clientX, clientY, currentTarget, button }) {
        if (button !== 0) return
        if (pointers.current.size === 0) {
          begun.current = { x: clientX, y: clientY }
          pinched.current = false
        } else pinched.current = true
        pointers.current.set(pointerId, { x: clientX, y: clientY })
        currentTarget.setPointerCapture(pointerId)
        setHeld(true)
      },
      onPointerMove({ pointerId, clientX, clientY }) {
        const before = pointers.current.get(pointerId)
        if (!before) return
        const now = { x: clientX, y: clientY }
        const [other] = [...pointers.current].filter(([id]) => id !== pointerId).map(([, point]) => point)
        pointers.current.set(pointerId, now)
        if (other) {
          const factor = distance(now, other) / Math.max(1, distance(before, other))
          setView(current => zoomAround(current, factor, fromMiddle({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 })))
        } else if (view.scale > 1) setView(current => moveBy(current, now.x - before.x, now.y - before.y, room()))
        else setPulled(Math.max(0, now.y - begun.current.y))
      },
      onPointerUp: event => end(event, false),
      onPointerCancel: event => end(event, true),
      onDoubleClick: ({ clientX, clientY }) => toggle(fromMiddle({ x: clientX, y: clientY })),
    },
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
