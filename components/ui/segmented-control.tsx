'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { RadioGroup as Primitive } from 'radix-ui'

export type Segment<Value extends string> = { value: Value; label: string; icon?: LucideIcon; count?: number }

/** One of a few, all in view; a radio group for keyboard and screen reader. */
export function SegmentedControl<Value extends string>({ label, value, segments, onChange, className }: { label: string; value: Value; segments: Segment<Value>[]; onChange: (value: Value) => void; className?: string }) {
  return (
    <Primitive.Root
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={next => onChange(next as Value)}
      className={clsx('flex rounded-md bg-sunken p-1', className)}
    >
      {segments.map(({ value: segment, label: name, icon: Icon, count }) => (
        <Primitive.Item
          key={segment}
          value={segment}
          className="inline-flex h-8 flex-1 items-center justify-center gap-1.5 rounded-sm px-3 text-sm font-medium text-muted transition-colors hover:text-ink data-[state=checked]:bg-raised data-[state=checked]:text-ink data-[state=checked]:shadow-sm"
        >
          {Icon && <Icon aria-hidden="true" className="size-4" />}
          {name}
          {count ? <span className="text-xs text-muted tabular-nums">{count}</span> : null}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  )
}
