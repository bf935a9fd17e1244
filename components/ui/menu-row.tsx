'use client'

import { clsx } from 'clsx'
import { DropdownMenu as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

/** Items of a menu side by side, for what is shown by a picture each. */
export function MenuRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Primitive.Group aria-label={label} className="flex items-center justify-between gap-0.5 pb-1">
      {children}
    </Primitive.Group>
  )
}

export type MenuPictureProps = { label: string; chosen?: boolean; onSelect: () => void; children: ReactNode }

/** One of a `MenuRow`: a picture that is named by `label`. */
export function MenuPicture({ label, chosen = false, onSelect, children }: MenuPictureProps) {
  return (
    <Primitive.Item
      aria-label={label}
      data-picture
      onSelect={onSelect}
      className={clsx('grid size-10 place-items-center rounded-full text-[1.375rem] outline-none select-none data-[highlighted]:bg-hover [&_svg]:size-5 [&_svg]:text-muted', chosen && 'bg-accent-soft')}
    >
      {children}
    </Primitive.Item>
  )
}
