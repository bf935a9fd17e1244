'use client'

import { clsx } from 'clsx'
import { useId } from 'react'

/** A check box with what it does beneath it, as wide as a field. */
export function CheckCard({ label, hint, checked, onChange, className }: { label: string; hint: string; checked: boolean; onChange: (checked: boolean) => void; className?: string }) {
  const id = useId()
  return (
    <label className={clsx('flex min-h-11 cursor-pointer items-start gap-3 rounded-lg border p-3 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus', className)}>
      <input
        type="checkbox"
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        checked={checked}
        onChange={event => onChange(event.target.checked)}
        className="mt-0.5 size-4.5 shrink-0 accent-accent outline-none"
      />
      <span>
        <span id={id} dir="auto" className="block font-medium">
          {label}
        </span>
        <span id={`${id}-hint`} className="mt-0.5 block text-sm text-muted">
          {hint}
        </span>
      </span>
    </label>
  )
}
