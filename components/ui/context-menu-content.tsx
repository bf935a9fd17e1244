'use client'

import { DropdownMenu as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

export type ContextMenuProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Where on the screen it opens, in pixels: at the pointer, or beside what has the focus. */
  at: { x: number; y: number }
  /** What it is about, for screen readers. */
  label: string
  align?: 'start' | 'end'
  /** Leads the focus to the first item, as keys want it. */
  startAtFirst?: boolean
  /** Takes the focus when it closes: what the menu was opened on. */
  onClosed?: () => void
  children: ReactNode
}

/** A menu at a point, for what has no button of its own: opened by right click, long press or key. The children are items of `menu.tsx`. */
export default function ContextMenuContent({ open, onOpenChange, at, label, align = 'start', startAtFirst = false, onClosed, children }: ContextMenuProps) {
  return (
    <Primitive.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>
        <span aria-hidden="true" tabIndex={-1} className="pointer-events-none fixed size-0" style={{ insetBlockStart: at.y, left: at.x }} />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          // Named by what it is about, and not by the point where it opened.
          aria-labelledby={undefined}
          onFocus={event => {
            if (!startAtFirst || event.target !== event.currentTarget || event.currentTarget.contains(event.relatedTarget)) return
            event.currentTarget.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled], [data-picture])')?.focus()
          }}
          onCloseAutoFocus={event => {
            event.preventDefault()
            onClosed?.()
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 animate-rise-in overflow-y-auto rounded-lg border border-line bg-raised p-1.5 text-ink shadow-lg"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
