'use client'

import { useState } from 'react'
import { useSettings } from '@/lib/client/use-settings'
import { fetchWords } from '@/lib/words/catalogues'
import { isLanguage, languages, type Language as Code } from '@/lib/words/languages'
import { useChooseLanguage } from '@/components/language/use-choose-language'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { RadioCards } from '@/components/ui/radio-cards'
import { toast } from '@/components/ui/toast'
import { Answering } from './parts'

const codes = Object.keys(languages).filter(isLanguage)

/** What Parley speaks, here at once and on devices to come. */
export default function Language() {
  const { settings } = useWords()
  const { language } = useLanguage()
  const choose = useChooseLanguage()
  const { update } = useSettings()
  // Shown at once; the words may be on their way for a moment.
  const [wanted, setWanted] = useState<Code>()

  async function change(next: Code): Promise<void> {
    setWanted(next)
    try {
      await choose(next)
      toast.success((await fetchWords(next)).settings.language.changed)
      // This device speaks it already; others can do without.
      update({ locale: next }).catch(() => {})
    } catch {
      toast.error(settings.language.notChanged)
    }
    setWanted(undefined)
  }

  return (
    <Answering>
      <RadioCards
        label={settings.names.language}
        value={wanted ?? language}
        cards={codes.map(value => ({ value, label: languages[value], lang: value }))}
        onChange={next => void change(next)}
      />
    </Answering>
  )
}
