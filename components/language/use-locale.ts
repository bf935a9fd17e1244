'use client'

import { useSyncExternalStore } from 'react'
import { useLanguage } from './language-provider'

/** The chosen language as this browser's owner writes it (`en-GB` rather than `en`): for dates and times with `Intl`. */
export function useLocale(): string {
  const { language } = useLanguage()
  return useSyncExternalStore(
    unchanging,
    () => navigator.languages.find(locale => locale === language || locale.startsWith(`${language}-`)) ?? language,
    () => language,
  )
}

function unchanging() {
  return () => {}
}
