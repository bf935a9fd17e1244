'use client'

import { useWords } from '@/components/language/language-provider'
import { useNewConversation } from '@/components/shell/new-conversation-context'
import { Logo } from '@/components/shell/logo'
import { Button } from '@/components/ui/button'

/** Beside the list, as long as no conversation is open. */
export function NothingSelected() {
  const compose = useNewConversation()
  const { inbox } = useWords()
  return (
    <main className="absolute inset-0 grid place-items-center bg-sunken px-6">
      <div className="flex flex-col items-center text-center">
        <Logo className="mb-5 size-14 opacity-50" />
        <h1 className="text-lg font-medium">{inbox.choose}</h1>
        <p className="mt-1 mb-5 text-muted">{inbox.orBegin}</p>
        <Button look="secondary" onClick={compose}>
          {inbox.newConversation}
        </Button>
      </div>
    </main>
  )
}
