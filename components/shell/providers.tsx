'use client'

import { ThemeProvider } from 'next-themes'
import { lazy, type ReactNode } from 'react'
import { LanguageProvider } from '@/components/language/language-provider'
import { TooltipProvider } from '@/components/ui/tooltip'
import { WhenIdle } from '@/components/ui/when-idle'
import type { Language } from '@/lib/words/languages'

const Toaster = lazy(async () => ({ default: (await import('@/components/ui/toaster')).Toaster }))

/** What every page has, signed in or not: language, theme, tooltips and toasts. `nonce` lets the theme's script run. */
export function Providers({ nonce, language, children }: { nonce?: string; language: Language; children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <LanguageProvider initial={language}>
        <TooltipProvider>{children}</TooltipProvider>
        <WhenIdle><Toaster /></WhenIdle>
      </LanguageProvider>
    </ThemeProvider>
  )
}
