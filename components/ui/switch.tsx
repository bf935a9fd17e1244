'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { Switch as Primitive } from 'radix-ui'
import { useId, type ReactNode } from 'react'

export type SwitchProps = {
  label: string
  /** Where it stands among lines that have one. */
  icon?: LucideIcon
  /** What being on means, in plain words. */
  hint?: ReactNode
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
  className?: string
}

/** Something that is on or off, at once. The whole line is its target. */
export function Switch({ label, icon: Icon, hint, checked, disabled = false, onChange, className }: SwitchProps) {
  const id = useId()
  return (
    <div className={clsx('flex min-h-12 items-start py-2.5', Icon ? 'gap-3' : 'gap-4', className)}>
      {Icon && <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />}
      <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer">
        <span className={clsx('block', !Icon && 'font-medium')}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="mt-0.5 block text-sm text-muted">
            {hint}
          </span>
        )}
      </label>
      <Primitive.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-label={label}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative mt-0.5 h-6 w-10.5 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors before:absolute disabled:opacity-50 before:-inset-2 data-[state=checked]:border-accent data-[state=checked]:bg-accent forced-colors:data-[state=checked]:bg-[Highlight]"
      >
        <Primitive.Thumb className="block size-4 translate-x-0.75 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-5.25 data-[state=checked]:bg-accent-ink rtl:-translate-x-0.75 rtl:data-[state=checked]:-translate-x-5.25 forced-colors:bg-[CanvasText]" />
      </Primitive.Root>
    </div>
  )
}
