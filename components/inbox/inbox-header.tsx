'use client'

import { SquarePen } from 'lucide-react'
import { useNewConversation } from '@/components/shell/new-conversation-context'
import { Wordmark } from '@/components/shell/logo'
import { IconButton } from '@/components/ui/icon-button'
import { AccountMenu } from './account-menu'

export function InboxHeader() {
  const compose = useNewConversation()
  return (
    <div className="flex h-16 shrink-0 items-center gap-1 pr-3 pl-4">
      <Wordmark className="flex-1" />
      <h2 className="sr-only">Conversations</h2>
      <IconButton label="New conversation" onClick={compose}>
        <SquarePen aria-hidden="true" />
      </IconButton>
      <AccountMenu />
    </div>
  )
}
