'use client'

import { clsx } from 'clsx'
import { useId, type ComponentProps, type ReactNode } from 'react'

/** How every field of one line or more looks. */
export const fieldClass =
  'w-full rounded-md border border-line-strong bg-raised px-3 text-base text-ink transition-colors hover:border-muted focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger disabled:opacity-60'

type Shared = {
  label: string
  hint?: ReactNode
  /** What is wrong; announced, and tied to the field. */
  error?: string
}

export type TextFieldProps = Omit<ComponentProps<'input'>, 'id'> & Shared & { end?: ReactNode }

export function TextField({ label, hint, error, end, className, ...rest }: TextFieldProps) {
  const ids = useFieldIds(Boolean(hint), Boolean(error))
  return (
    <Frame label={label} hint={hint} error={error} ids={ids} className={className}>
      {/* What stands at the end of a field stands at the end of its writing. */}
      <span dir={rest.dir === 'ltr' ? 'ltr' : undefined} className="relative block">
        <input id={ids.field} aria-invalid={error ? true : undefined} aria-describedby={ids.describedBy} className={clsx(fieldClass, 'h-11', end && 'pe-12')} {...rest} />
        {end && <span className="absolute inset-y-0 end-0.5 grid place-items-center">{end}</span>}
      </span>
    </Frame>
  )
}

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'id'> & Shared

export function TextArea({ label, hint, error, className, ...rest }: TextAreaProps) {
  const ids = useFieldIds(Boolean(hint), Boolean(error))
  return (
    <Frame label={label} hint={hint} error={error} ids={ids} className={className}>
      <textarea id={ids.field} aria-invalid={error ? true : undefined} aria-describedby={ids.describedBy} className={clsx(fieldClass, 'block min-h-24 py-2.5')} {...rest} />
    </Frame>
  )
}

type FieldIds = { field: string; hint: string; error: string; describedBy: string | undefined }

function useFieldIds(hasHint: boolean, hasError: boolean): FieldIds {
  const field = useId()
  const hint = `${field}-hint`
  const error = `${field}-error`
  const describedBy = [hasError && error, hasHint && hint].filter(Boolean).join(' ') || undefined
  return { field, hint, error, describedBy }
}

function Frame({ label, hint, error, ids, className, children }: Shared & { ids: FieldIds; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={ids.field} className="mb-1.5 block text-sm font-medium text-ink">
        {label}
      </label>
      {children}
      {error && (
        <p id={ids.error} role="alert" className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
      {hint && (
        <p id={ids.hint} className={clsx('mt-1.5 text-sm text-muted', error && 'sr-only')}>
          {hint}
        </p>
      )}
    </div>
  )
}
