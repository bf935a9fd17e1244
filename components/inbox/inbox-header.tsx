'use client'

import { SquarePen } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { useNewConversation } from '@/components/shell/new-conversation-context'
import { Wordmark } from '@/components/shell/logo'
import { IconButton } from '@/components/ui/icon-button'
import { AccountMenu } from './account-menu'

export function InboxHeader() {
  const compose = useNewConversation()
  const { inbox } = useWords()
  return (
    <div className="flex h-16 shrink-0 items-center gap-1 ps-4 pe-3">
      <Wordmark className="flex-1" />
      <h2 className="sr-only">{inbox.conversations}</h2>
      <IconButton label={inbox.newConversation} onClick={compose}>
        <SquarePen aria-hidden="true" />
      </IconButton>
      <AccountMenu />
    </div>
  )
}
