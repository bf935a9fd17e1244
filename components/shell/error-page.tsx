'use client'

import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { MessagePage } from './message-page'

/** Something that nobody foresaw, with a way to try again. */
export function ErrorPage({ onRetry }: { onRetry: () => void }) {
  const { shell, actions } = useWords()
  return (
    <MessagePage title={shell.pages.errorTitle} action={<Button onClick={onRetry}>{actions.retry}</Button>}>
      {shell.pages.errorText}
    </MessagePage>
  )
}
