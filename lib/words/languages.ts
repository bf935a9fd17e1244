/** The languages that Parley speaks, each by its own name. */
export const languages = { en: 'English', de: 'Deutsch', es: 'Español', ar: 'العربية' } as const
export type Language = keyof typeof languages

/** The cookie in which a browser keeps what was chosen. */
export const languageCookie = 'parley-language'

/** How the lines of a language run. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value)
}

/** What was chosen, else the first that the browser asks for (`Accept-Language`) and Parley speaks, else English. */
export function pickLanguage(chosen: string | undefined, accepted: string | null): Language {
  if (isLanguage(chosen)) return chosen
  const wanted = (accepted ?? '').split(',').map(part => part.trim().split(/[-;]/)[0]?.toLowerCase())
  return wanted.find(isLanguage) ?? 'en'
}
