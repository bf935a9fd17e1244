'use client'

import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { directionOf } from '@/lib/words/languages'

/** Where `toast` of sonner shows. Alt+T leads the keyboard there; a pointer on it, or the focus, keeps it. */
export default function ToasterRegion() {
  const { resolvedTheme } = useTheme()
  const { language } = useLanguage()
  const { shell } = useWords()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      dir={directionOf(language)}
      position="bottom-center"
      containerAriaLabel={shell.notices}
      // Clear of the field that is written in.
      offset={{ bottom: '5.5rem' }}
      mobileOffset={{ bottom: 'calc(4.5rem + env(safe-area-inset-bottom))' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-center gap-3 rounded-lg border border-line bg-raised px-4 py-3 text-sm text-ink shadow-lg',
          title: 'font-medium',
          description: 'text-muted',
          error: '[&_[data-icon]]:text-danger',
          success: '[&_[data-icon]]:text-success',
          actionButton: 'ms-auto shrink-0 rounded-sm px-2 py-1 font-medium text-accent hover:bg-hover',
        },
      }}
    />
  )
}
