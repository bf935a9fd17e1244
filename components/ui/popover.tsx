'use client'

import { clsx } from 'clsx'
import { Popover as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

export type PopoverProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What it is, for screen readers. */
  label: string
  /** One button that opens it; or, without, the element that it stands beside. */
  trigger?: ReactNode
  anchor?: Element | null
  side?: 'top' | 'bottom'
  align?: 'start' | 'center' | 'end'
  /** Takes the focus when it closes, in place of the trigger. */
  onClosed?: () => void
  className?: string
  children: ReactNode
}

/** A small view beside what it is about. Escape, a click elsewhere and leaving it by Tab close it. */
export function Popover({ open, onOpenChange, label, trigger, anchor, side = 'bottom', align = 'center', onClosed, className, children }: PopoverProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      {anchor && <Primitive.Anchor virtualRef={{ current: anchor }} />}
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={event => {
            if (!onClosed) return
            event.preventDefault()
            onClosed()
          }}
          className={clsx(
            'z-40 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] animate-rise-in overflow-hidden rounded-xl border border-line bg-raised text-ink shadow-lg outline-none',
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
