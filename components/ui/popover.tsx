'use client'

import { Slot } from './slot'
import { useRef, type ReactNode } from 'react'
import { onceOpen } from './once-open'
import type { PopoverContentProps } from './popover-content'

const PopoverContent = onceOpen(() => import('./popover-content'))

export type PopoverProps = Omit<PopoverContentProps, 'button'> & {
  /** One button that opens it; or, without, `anchor`: the element that it stands beside. */
  trigger?: ReactNode
}

/** A small view beside what it is about. Escape, a click elsewhere and leaving it by Tab close it. */
export function Popover({ trigger, ...content }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null)
  const { open, onOpenChange } = content
  return (
    <>
      {trigger && (
        <Slot ref={button} aria-haspopup="dialog" aria-expanded={open} onClick={() => onOpenChange(!open)}>
          {trigger}
        </Slot>
      )}
      <PopoverContent button={button} {...content} />
    </>
  )
}
