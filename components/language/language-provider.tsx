'use client'

import { Direction } from 'radix-ui'
import { createContext, startTransition, use, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { fetchWords } from '@/lib/words/catalogues'
import { directionOf, languageCookie, type Language } from '@/lib/words/languages'
import type { Words } from '@/lib/words/words'
import { openingWords } from './opening-words'

interface Spoken {
  language: Language
  words: Words
  /** Speaks another language from now on, on this device. Rejects where its words cannot be fetched. */
  choose(language: Language): Promise<void>
}

const SpokenContext = createContext<Spoken | undefined>(undefined)

/** A year, in seconds. */
const cookieAge = 365 * 24 * 60 * 60

/** Speaks one language to everything below, from `initial` (what the server chose) on. */
export function LanguageProvider({ initial, children }: { initial: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(initial)
  const choose = useCallback(async (next: Language) => {
    await fetchWords(next)
    document.cookie = `${languageCookie}=${next}; path=/; max-age=${cookieAge}; samesite=lax`
    document.documentElement.lang = next
    document.documentElement.dir = directionOf(next)
    startTransition(() => setLanguage(next))
  }, [])
  return (
    <Fetched language={language} choose={choose}>
      {children}
    </Fetched>
  )
}

type SpeakerProps = { language: Language; choose: Spoken['choose']; children: ReactNode }

/** Waits for the words and has no other hook: React may lose count of those in a component that waits while it is hydrated. */
function Fetched(props: SpeakerProps) {
  const words = props.language === 'en' ? openingWords : use(fetchWords(props.language))
  return <Speaker words={words} {...props} />
}

function Speaker({ words, language, choose, children }: SpeakerProps & { words: Words }) {
  const spoken = useMemo(() => ({ language, words, choose }), [language, words, choose])
  return (
    <SpokenContext value={spoken}>
      <Direction.Provider dir={directionOf(language)}>{children}</Direction.Provider>
    </SpokenContext>
  )
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext)
  if (!spoken) throw new Error('Something speaks outside of LanguageProvider.')
  return spoken
}

/** Everything that is said, in the chosen language. */
export function useWords(): Words {
  return useSpoken().words
}

/** The chosen language (for `Intl`), and how to choose another. */
export function useLanguage(): { language: Language; choose: Spoken['choose'] } {
  return useSpoken()
}
