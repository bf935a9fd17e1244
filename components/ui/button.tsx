import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Spinner } from './spinner'

const looks = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'border border-line bg-raised text-ink shadow-sm hover:bg-hover',
  quiet: 'text-ink hover:bg-hover',
  danger: 'bg-danger text-danger-ink hover:bg-danger-hover',
}

const sizes = {
  md: 'h-10 px-4',
  lg: 'h-11 px-5',
}

export type ButtonLook = keyof typeof looks

export type ButtonProps = ComponentProps<'button'> & {
  look?: ButtonLook
  size?: keyof typeof sizes
  /** Shows a spinner in place of the label and refuses clicks; the width stays. */
  pending?: boolean
}

/** For a link that looks like a button. */
export function buttonClass(look: ButtonLook = 'primary', size: keyof typeof sizes = 'md', className?: string): string {
  return clsx(
    'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-60 aria-disabled:opacity-60',
    looks[look],
    sizes[size],
    className,
  )
}

export function Button({ look = 'primary', size = 'md', pending = false, type = 'button', className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass(look, size, className)}
      // Not `disabled` while pending: that would throw the focus away.
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={event => (pending ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={clsx('inline-flex items-center gap-2', pending && 'opacity-0')}>{children}</span>
    </button>
  )
}
