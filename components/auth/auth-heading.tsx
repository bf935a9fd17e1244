'use client'

import type { ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Wordmark } from '@/components/shell/logo'

/** What this page is for. Speaks for itself, so that it follows when the language changes. */
export function AuthHeading({ page }: { page: 'signIn' | 'signUp' }) {
  const { auth } = useWords()
  const title = page === 'signIn' ? auth.signInTitle : auth.signUpTitle
  const text = page === 'signIn' ? auth.signInText : auth.signUpText
  return (
    <header className="mb-7">
      <Wordmark className="mb-8" />
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-1.5 text-muted">{text}</p>
    </header>
  )
}

/** Why the form as a whole was refused. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" dir="auto" className="whitespace-pre-line rounded-md bg-danger-soft px-3.5 py-2.5 text-sm text-danger">
      {children}
    </p>
  )
}
