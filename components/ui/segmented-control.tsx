'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { RadioGroup as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

export type Segment<Value extends string> = {
  value: Value
  label: string
  icon?: LucideIcon
  /** Stands behind the label; says itself what it means to a screen reader. */
  badge?: ReactNode
}

const looks = {
  /** Side by side in one bar: a setting. */
  bar: {
    root: 'flex rounded-md bg-sunken p-1',
    item: 'h-8 flex-1 rounded-sm text-muted hover:text-ink data-[state=checked]:bg-raised data-[state=checked]:text-ink data-[state=checked]:shadow-sm',
  },
  /** Each for itself: a filter above a list. */
  chips: {
    root: 'flex gap-1',
    item: 'h-8 min-w-14 shrink-0 rounded-full text-muted hover:bg-hover hover:text-ink data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent',
  },
}

export type SegmentedControlProps<Value extends string> = {
  label: string
  value: Value
  segments: Segment<Value>[]
  onChange: (value: Value) => void
  look?: keyof typeof looks
  className?: string
}

/** One of a few, all in view; a radio group for keyboard and screen reader. */
export function SegmentedControl<Value extends string>({ label, value, segments, onChange, look = 'bar', className }: SegmentedControlProps<Value>) {
  return (
    <Primitive.Root
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={next => onChange(next as Value)}
      className={clsx(looks[look].root, className)}
    >
      {segments.map(({ value: segment, label: name, icon: Icon, badge }) => (
        <Primitive.Item
          key={segment}
          value={segment}
          className={clsx('inline-flex items-center justify-center gap-1.5 px-3 text-sm font-medium transition-colors max-wide:h-10', looks[look].item)}
        >
          {Icon && <Icon aria-hidden="true" className="size-4" />}
          {name}
          {badge}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  )
}
