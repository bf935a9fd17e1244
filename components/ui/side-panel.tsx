'use client'

import { clsx } from 'clsx'
import { ArrowLeft, X } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { IconButton } from './icon-button'
import { useMediaQuery } from './use-media-query'

/**
 * Whether a side panel stands beside list and thread; else there is no room, and it is a page of its own. In rem, so that
 * zooming leads to the page.
 */
function useDocked(): boolean {
  return useMediaQuery('(min-width: 75rem)', true)
}

export type SidePanelProps = {
  title: string
  /** What the button does that leads away from here. */
  closeLabel: string
  onClose: () => void
  children: ReactNode
}

/** What belongs to the view beside it: a column from 1200 px on, and a page over it below. The focus goes to its title. */
export function SidePanel({ title, closeLabel, onClose, children }: SidePanelProps) {
  const docked = useDocked()
  const titleId = useId()
  const panel = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const Heading = docked ? 'h2' : 'h1'

  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])

  useEffect(() => {
    const element = panel.current
    // Heard at the element itself: what is open in front of it, in a portal, is closed first.
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      onClose()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [onClose])

  return (
    <div
      ref={panel}
      role={docked ? 'complementary' : 'main'}
      aria-labelledby={titleId}
      className={clsx(
        'absolute inset-0 z-10 flex flex-col bg-surface pt-[env(safe-area-inset-top)]',
        'min-[75rem]:relative min-[75rem]:inset-auto min-[75rem]:w-88 min-[75rem]:shrink-0 min-[75rem]:border-s',
      )}
    >
      <div className="flex h-16 shrink-0 items-center gap-2 border-b ps-2 pe-3 min-[75rem]:ps-5">
        <IconButton label={closeLabel} tooltip={false} className="min-[75rem]:hidden" onClick={onClose}>
          <ArrowLeft aria-hidden="true" className="rtl:-scale-x-100" />
        </IconButton>
        <Heading ref={heading} id={titleId} tabIndex={-1} className="min-w-0 flex-1 truncate font-semibold outline-none">
          {title}
        </Heading>
        <IconButton label={closeLabel} tooltip={false} className="max-[74.99rem]:hidden" onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
    </div>
  )
}
