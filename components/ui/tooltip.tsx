'use client'

import { Slot } from './slot'
import { useEffect, useId, useLayoutEffect, useRef, useState, type FocusEvent, type PointerEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { placeBeside, type Side } from './place-beside'

/** How long a pointer rests before it is told something, and how long that stays when the pointer has left, in milliseconds. */
const restsFor = 500
const staysFor = 120

/** Shows `label` on hover and focus. The child must have an accessible name of its own. */
export function Tooltip({ label, side = 'bottom', children }: { label: string; side?: Side; children: ReactNode }) {
  const id = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [about, setAbout] = useState<Element | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])

  function after(pause: number, next: Element | null): void {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAbout(next), pause)
  }

  function close(): void {
    clearTimeout(timer.current)
    setAbout(null)
  }

  function point({ pointerType, currentTarget }: PointerEvent): void {
    if (pointerType === 'mouse') after(restsFor, currentTarget)
  }

  function focus({ currentTarget }: FocusEvent): void {
    if (currentTarget.matches(':focus-visible')) after(0, currentTarget)
  }

  // What says no more than the name is not said twice.
  const describes = about !== null && about.getAttribute('aria-label') !== label
  return (
    <>
      <Slot aria-describedby={describes ? id : undefined} onPointerEnter={point} onPointerLeave={() => after(staysFor, null)} onPointerDown={close} onFocus={focus} onBlur={close}>
        {children}
      </Slot>
      {about && (
        <Bubble id={id} about={about} side={side} onEnter={() => clearTimeout(timer.current)} onLeave={() => after(staysFor, null)} onEnd={close}>
          {label}
        </Bubble>
      )}
    </>
  )
}

type BubbleProps = { id: string; about: Element; side: Side; onEnter: () => void; onLeave: () => void; onEnd: () => void; children: ReactNode }

function Bubble({ id, about, side, onEnter, onLeave, onEnd, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null)
  const end = useRef(onEnd)

  useLayoutEffect(() => {
    if (!bubble.current) return
    const { x, y } = placeBeside(about.getBoundingClientRect(), bubble.current.getBoundingClientRect(), side, { width: innerWidth, height: innerHeight })
    bubble.current.style.translate = `${x}px ${y}px`
  }, [about, side, children])

  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    const ended = new AbortController()
    const options = { capture: true, passive: true, signal: ended.signal }
    document.addEventListener('scroll', () => end.current(), options)
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && end.current(), options)
    return () => ended.abort()
  }, [])

  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="fixed top-0 left-0 z-50 w-max max-w-64 animate-fade-in rounded-sm bg-ink px-2 py-1 text-xs text-surface shadow-md select-none"
    >
      {children}
    </div>,
    document.body,
  )
}
