'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'

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
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = stepOf(event)
    if (step === 0) return
    event.preventDefault()
    const index = segments.findIndex(segment => segment.value === value)
    const next = segments[(index + step + segments.length) % segments.length]
    if (!next) return
    event.currentTarget.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus()
    onChange(next.value)
  }

  return (
    <div role="radiogroup" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown} className={clsx('outline-none', looks[look].root, className)}>
      {segments.map(({ value: segment, label: name, icon: Icon, badge }) => (
        <button
          key={segment}
          type="button"
          role="radio"
          aria-checked={segment === value}
          data-state={segment === value ? 'checked' : 'unchecked'}
          data-value={segment}
          tabIndex={segment === value ? 0 : -1}
          onClick={() => onChange(segment)}
          className={clsx('inline-flex items-center justify-center gap-1.5 px-3 text-sm font-medium transition-colors max-wide:h-10', looks[look].item)}
        >
          {Icon && <Icon aria-hidden="true" className="size-4" />}
          {name}
          {badge}
        </button>
      ))}
    </div>
  )
}

/** Which way an arrow leads among radio buttons: along the line of reading, whichever that is. */
function stepOf({ key, ctrlKey, metaKey, altKey, currentTarget }: KeyboardEvent<HTMLElement>): -1 | 0 | 1 {
  if (ctrlKey || metaKey || altKey) return 0
  const forwards = getComputedStyle(currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (key === 'ArrowDown' || key === forwards) return 1
  return key === 'ArrowUp' || key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0
}
