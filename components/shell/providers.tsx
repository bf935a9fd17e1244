'use client'

import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { LanguageProvider } from '@/components/language/language-provider'
import { Toaster } from '@/components/ui/toaster'
import { TooltipProvider } from '@/components/ui/tooltip'
import type { Language } from '@/lib/words/languages'

/** What every page has, signed in or not: language, theme, tooltips and toasts. `nonce` lets the theme's script run. */
export function Providers({ nonce, language, children }: { nonce?: string; language: Language; children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <LanguageProvider initial={language}>
        <TooltipProvider>{children}</TooltipProvider>
        <Toaster />
      </LanguageProvider>
    </ThemeProvider>
  )
}
