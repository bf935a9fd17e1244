'use client'

import { useHydrated } from '@/lib/client/use-hydrated'
import { useChooseLanguage } from '@/components/language/use-choose-language'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { isLanguage, languages } from '@/lib/words/languages'

const codes = Object.keys(languages).filter(isLanguage)

/** The language, for who has no settings yet. */
export function AuthLanguage() {
  const { auth, settings } = useWords()
  const { language } = useLanguage()
  const choose = useChooseLanguage()
  return (
    <Select
      label={auth.language}
      quiet
      // A choice that nobody hears yet would be lost.
      disabled={!useHydrated()}
      value={language}
      options={codes.map(value => ({ value, label: languages[value], lang: value }))}
      onChange={next => void choose(next).catch(() => toast.error(settings.language.notChanged))}
      className="mt-8 w-40"
    />
  )
}
