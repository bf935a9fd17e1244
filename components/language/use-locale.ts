'use client'

import { useSyncExternalStore } from 'react'
import { useLanguage } from './language-provider'

/** The chosen language as this browser's owner writes it (`en-GB` rather than `en`): for dates and times with `Intl`. */
export function useLocale(): string {
  const { language } = useLanguage()
  return useSyncExternalStore(
    unchanging,
    () => navigator.languages.find(locale => isOf(locale, language)) ?? language,
    () => language,
  )
}

/** A browser may name its system's locale (`en-US@posix`), which `Intl` refuses. */
function isOf(locale: string, language: string): boolean {
  return /^[\w-]+$/.test(locale) && (locale === language || locale.startsWith(`${language}-`))
}

function unchanging() {
  return () => {}
}
