import { cookies, headers } from 'next/headers'
import { fetchWords } from '@/lib/words/catalogues'
import { languageCookie, pickLanguage, type Language } from '@/lib/words/languages'
import type { Words } from '@/lib/words/words'

/** The language of the page that is being made: what this browser chose, or asks for. */
export async function pageLanguage(): Promise<Language> {
  return pickLanguage((await cookies()).get(languageCookie)?.value, (await headers()).get('accept-language'))
}

/** The words for titles and for what only the server says. */
export async function pageWords(): Promise<Words> {
  return fetchWords(await pageLanguage())
}
