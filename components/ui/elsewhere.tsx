'use client'

import { useImperativeHandle, type Ref, type RefObject } from 'react'

/**
 * Stands in for an element that was rendered elsewhere, where a primitive wants its trigger as a child: what opens is
 * placed beside that element, and gives the focus back to it.
 */
export function Elsewhere({ element, ref }: { element: RefObject<HTMLElement | null>; ref?: Ref<HTMLElement | null> }) {
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => element.current)
  return null
}

/** Whether an event was meant for an element, or for what is in it. */
export function isWithin(element: Element | null, target: EventTarget | null): boolean {
  return target instanceof Node && (element?.contains(target) ?? false)
}
