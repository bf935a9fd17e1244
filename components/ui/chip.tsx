import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

type ChipProps = Omit<ComponentProps<'button'>, 'children'> & { icon?: LucideIcon; label: string; chosen?: boolean; iconOnly?: boolean }

/** A small choice among others in a row. What it is (pressed, opens something) is the caller's to say. */
export function Chip({ icon: Icon, label, chosen = false, iconOnly = false, className, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      aria-label={iconOnly ? label : undefined}
      className={clsx(
        'inline-flex h-8 max-w-56 shrink-0 items-center gap-1.5 rounded-full border text-sm font-medium transition-colors max-wide:h-10',
        iconOnly ? 'w-8 justify-center max-wide:w-10' : 'px-3',
        chosen ? 'border-transparent bg-accent-soft text-accent' : 'border-line text-muted hover:bg-hover hover:text-ink',
        className,
      )}
      {...rest}
    >
      {Icon && <Icon aria-hidden="true" className="size-4 shrink-0" />}
      {!iconOnly && (
        <span className="truncate" dir="auto">
          {label}
        </span>
      )}
    </button>
  )
}
