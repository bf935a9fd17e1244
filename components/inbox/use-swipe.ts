'use client'

import { useEffect, useRef, type RefObject } from 'react'
import { isSwipe, pulled, type Side } from './swipe'

/** How long a finger rests on a row until the menu opens, in milliseconds. */
const longPress = 500

type Gestures = {
  onSwipe: (row: HTMLElement, side: Side) => void
  onLongPress: (row: HTMLElement, at: { x: number; y: number }) => void
}

/**
 * What fingers do on rows (`data-swipe`) of a list: pull them sidewise, or rest on them. The row that is pulled says so in
 * `data-pulled` and `data-armed` and moves its face (`data-face`) by itself, so that nothing is drawn anew on the way.
 */
export function useSwipe(list: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures)
  useEffect(() => {
    latest.current = gestures
  })
  useEffect(() => {
    const element = list.current
    return element ? watchFingers(element, latest) : undefined
  }, [list])
}

type Touch = { id: number; row: HTMLElement; x: number; y: number; swipes: boolean | undefined; last: ReturnType<typeof pulled> | undefined; timer: ReturnType<typeof setTimeout> }

function watchFingers(list: HTMLElement, gestures: RefObject<Gestures>): () => void {
  let touch: Touch | undefined
  let swallowsClick = false

  function down(event: PointerEvent): void {
    swallowsClick = false
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-swipe]') : null
    if (event.pointerType === 'mouse' || !event.isPrimary || !row) return
    const { pointerId: id, clientX: x, clientY: y } = event
    const timer = setTimeout(() => {
      end()
      swallowsClick = true
      gestures.current.onLongPress(row, { x, y })
    }, longPress)
    touch = { id, row, x, y, swipes: undefined, last: undefined, timer }
  }

  function move(event: PointerEvent): void {
    if (!touch || event.pointerId !== touch.id) return
    const x = event.clientX - touch.x
    touch.swipes ??= isSwipe(x, event.clientY - touch.y)
    if (touch.swipes === undefined) return
    clearTimeout(touch.timer)
    if (!touch.swipes) return end()
    if (!touch.last) touch.row.setPointerCapture(touch.id)
    touch.last = pulled(x, touch.row.offsetWidth, getComputedStyle(touch.row).direction === 'rtl')
    show(touch.row, touch.last)
  }

  function up(event: PointerEvent): void {
    if (!touch || event.pointerId !== touch.id) return
    const { row, last } = touch
    end()
    if (!last) return
    swallowsClick = true
    if (last.armed) gestures.current.onSwipe(row, last.side)
  }

  function end(): void {
    if (!touch) return
    clearTimeout(touch.timer)
    show(touch.row, undefined)
    touch = undefined
  }

  /** The tap that ends a gesture opens nothing. */
  function click(event: MouseEvent): void {
    if (!swallowsClick) return
    swallowsClick = false
    event.preventDefault()
    event.stopPropagation()
  }

  list.addEventListener('pointerdown', down)
  list.addEventListener('pointermove', move)
  list.addEventListener('pointerup', up)
  list.addEventListener('pointercancel', end)
  list.addEventListener('click', click, true)
  return () => {
    end()
    list.removeEventListener('pointerdown', down)
    list.removeEventListener('pointermove', move)
    list.removeEventListener('pointerup', up)
    list.removeEventListener('pointercancel', end)
    list.removeEventListener('click', click, true)
  }
}

function show(row: HTMLElement, state: ReturnType<typeof pulled> | undefined): void {
  const face = row.querySelector<HTMLElement>('[data-face]')
  if (state) row.dataset['pulled'] = state.side
  else delete row.dataset['pulled']
  row.toggleAttribute('data-armed', state?.armed ?? false)
  if (face) face.style.transform = state ? `translateX(${state.offset}px)` : ''
}
