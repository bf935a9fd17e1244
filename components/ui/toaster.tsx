'use client'

import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'

/** Where `toast` of sonner shows. */
export function Toaster() {
  const { resolvedTheme } = useTheme()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-center"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-center gap-3 rounded-lg border border-line bg-raised px-4 py-3 text-sm text-ink shadow-lg',
          title: 'font-medium',
          description: 'text-muted',
          error: '[&_[data-icon]]:text-danger',
          success: '[&_[data-icon]]:text-success',
          actionButton: 'ml-auto shrink-0 rounded-sm px-2 py-1 font-medium text-accent hover:bg-hover',
        },
      }}
    />
  )
}
