'use client'

import { ThemeProvider } from 'next-themes'
import { useEffect, type ReactNode } from 'react'
import { LanguageProvider } from '@/components/language/language-provider'
import { fetchOverlays } from '@/components/ui/fetch-overlays'
import { Toaster } from '@/components/ui/toaster'
import { atRest } from '@/components/ui/when-idle'
import type { Language } from '@/lib/words/languages'
import { holdTransitions } from './hold-transitions'

/** What every page has, signed in or not: language, theme and toasts. `nonce` lets the theme's script run. */
export function Providers({ nonce, language, children }: { nonce?: string; language: Language; children: ReactNode }) {
  useEffect(() => atRest(() => void fetchOverlays()), [])
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', holdTransitions)
    return () => dark.removeEventListener('change', holdTransitions)
  }, [])
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem nonce={nonce}>
      <LanguageProvider initial={language}>
        {children}
        <Toaster />
      </LanguageProvider>
    </ThemeProvider>
  )
}
