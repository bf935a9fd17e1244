import type { Language } from './languages'
import type { Words } from './words'

const fetchers: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
  es: async () => (await import('./es')).es,
  ar: async () => (await import('./ar')).ar,
}

const here = new Map<Language, Words>()
const coming = new Map<Language, Promise<Words>>()

/** The words of a language if they are here already. */
export function wordsHere(language: Language): Words | undefined {
  return here.get(language)
}

/** The words of a language, fetched once. */
export function fetchWords(language: Language): Promise<Words> {
  const known = coming.get(language)
  if (known) return known
  const fetched = fetchers[language]().then(words => {
    here.set(language, words)
    return words
  })
  // What failed is asked for again by the next who needs it.
  fetched.catch(() => coming.delete(language))
  coming.set(language, fetched)
  return fetched
}
