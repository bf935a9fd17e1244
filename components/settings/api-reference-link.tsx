'use client'

import { useWords } from '@/components/language/language-provider'

/** To the page that documents everything programs can do. */
export function ApiReferenceLink() {
  const { tokens } = useWords().settings
  return (
    <a href="/api/docs" target="_blank" rel="noreferrer" className="font-medium text-accent underline-offset-4 hover:underline">
      {tokens.reference}
    </a>
  )
}
