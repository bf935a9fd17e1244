'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import type { Language } from '@/lib/words/languages'
import { useLanguage } from './language-provider'

/** Speaks another language from now on, in what the server says as well: titles above all. Rejects where its words cannot be fetched. */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const { choose } = useLanguage()
  const router = useRouter()
  return useCallback(
    async language => {
      await choose(language)
      router.refresh()
    },
    [choose, router],
  )
}
