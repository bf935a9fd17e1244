import { en } from './en'
import type { Language } from './languages'
import type { Words } from './words'

const fetchers: Record<Exclude<Language, 'en'>, () => Promise<Words>> = {
  de: async () => (await import('./de')).de,
  es: async () => (await import('./es')).es,
  ar: async () => (await import('./ar')).ar,
}

const here = new Map<Language, Words>([['en', en]])
const coming = new Map<Language, Promise<Words>>()

/** The words of a language if they are here already; English always is. */
export function wordsHere(language: Language): Words | undefined {
  return here.get(language)
}

/** The words of a language, fetched once. */
export function fetchWords(language: Language): Promise<Words> {
  if (language === 'en') return Promise.resolve(en)
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
