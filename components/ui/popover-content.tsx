'use client'

import { clsx } from 'clsx'
import { Popover as Primitive } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { Elsewhere } from './elsewhere'

export type PopoverContentProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What it is, for screen readers. */
  label: string
  button: RefObject<HTMLButtonElement | null>
  anchor?: Element | null
  side?: 'top' | 'bottom'
  align?: 'start' | 'center' | 'end'
  /** Takes the focus when it closes, in place of the button. */
  onClosed?: () => void
  className?: string
  children: ReactNode
}

/** What a `Popover` opens. */
export default function PopoverContent({ open, onOpenChange, label, button, anchor, side = 'bottom', align = 'center', onClosed, className, children }: PopoverContentProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {anchor ? (
        <Primitive.Anchor virtualRef={{ current: anchor }} />
      ) : (
        <Primitive.Trigger asChild>
          <Elsewhere element={button} />
        </Primitive.Trigger>
      )}
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
