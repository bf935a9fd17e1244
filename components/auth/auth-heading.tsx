import type { ReactNode } from 'react'
import { Wordmark } from '@/components/shell/logo'

export function AuthHeading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className="mb-7">
      <Wordmark className="mb-8" />
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-1.5 text-muted">{children}</p>
    </header>
  )
}

/** Why the form as a whole was refused. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="whitespace-pre-line rounded-md bg-danger-soft px-3.5 py-2.5 text-sm text-danger">
      {children}
    </p>
  )
}
