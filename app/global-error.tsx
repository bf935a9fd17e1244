'use client'

import './globals.css'
import { useState } from 'react'
import { LanguageProvider } from '@/components/language/language-provider'
import { ErrorPage } from '@/components/shell/error-page'
import { directionOf, languageCookie, pickLanguage } from '@/lib/words/languages'

/** Where even the root layout failed: it brings its own document. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const [language] = useState(chosenLanguage)
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>
        <title>Parley</title>
        <LanguageProvider initial={language}>
          <ErrorPage onRetry={reset} />
        </LanguageProvider>
      </body>
    </html>
  )
}

/** As the server would choose; it is not asked here. */
function chosenLanguage() {
  if (typeof document === 'undefined') return 'en'
  const chosen = document.cookie.split('; ').find(pair => pair.startsWith(`${languageCookie}=`))
  return pickLanguage(chosen?.slice(languageCookie.length + 1), navigator.languages.join(','))
}
