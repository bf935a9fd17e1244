import { fetchSettings, saveSettings } from '@/lib/client/account'
import { isLanguage, languageCookie, type Language } from '@/lib/words/languages'

/** Where next-themes keeps what was chosen on this device. */
const themeKey = 'theme'

/** A year, in seconds. */
const cookieAge = 365 * 24 * 60 * 60

/**
 * Has a device on which nothing was chosen yet begin with the language and the theme of whoever has just signed in.
 * English and the system's theme are what an account begins with, so they say nothing. Never throws.
 */
export async function takeOverPreferences(): Promise<void> {
  try {
    const { locale, theme } = await fetchSettings()
    const isChosen = document.cookie.split('; ').some(cookie => cookie.startsWith(`${languageCookie}=`))
    if (!isChosen && isLanguage(locale) && locale !== 'en') document.cookie = `${languageCookie}=${locale}; path=/; max-age=${cookieAge}; samesite=lax`
    if (theme !== 'system' && localStorage.getItem(themeKey) === null) localStorage.setItem(themeKey, theme)
  } catch {
    // They can be chosen by hand.
  }
}

/** Lets a new account have the language that it was made in. Never throws. */
export async function rememberLanguage(language: Language): Promise<void> {
  if (language !== 'en') await saveSettings({ locale: language }).catch(() => {})
}
