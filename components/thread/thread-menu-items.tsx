'use client'

import { Archive, ArchiveRestore, AtSign, Bell, BellOff, Eraser, Info, Keyboard, Pin, PinOff, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { isMuted } from '@/components/inbox/row-actions'
import { useRowActions } from '@/components/inbox/use-row-actions'
import { useWords } from '@/components/language/language-provider'
import { MenuItem, MenuSeparator } from '@/components/ui/menu'
import type { Conversation } from '@/lib/contract/views'
import { copy } from './run-action'
import { useNow } from './use-now'

export interface ThreadMenuItemsProps {
  conversation: Conversation
  /** Of the other person, where there is one. */
  username: string | null
  onSearch: () => void
  onHelp: () => void
  onClear: () => void
}

/** What is in the menu of a conversation. */
export default function ThreadMenuItems({ conversation, username, onSearch, onHelp, onClear }: ThreadMenuItemsProps) {
  const { thread } = useWords()
  const words = thread.header
  const router = useRouter()
  const perform = useRowActions()
  const { pinned, archived, state } = conversation
  const muted = isMuted(conversation, useNow())
  return (
    <>
      <MenuItem icon={Search} onSelect={onSearch}>
        {thread.search.open}
      </MenuItem>
      <MenuItem icon={Info} onSelect={() => router.push(`/inbox/${conversation.id}/details`)}>
        {words.details}
      </MenuItem>
      {state === 'active' && (
        <>
          <MenuSeparator />
          {!archived && (
            <MenuItem icon={pinned ? PinOff : Pin} onSelect={() => perform(conversation, pinned ? 'unpin' : 'pin')}>
              {pinned ? words.unpin : words.pin}
            </MenuItem>
          )}
          <MenuItem icon={muted ? Bell : BellOff} onSelect={() => perform(conversation, muted ? 'unmute' : 'mute')}>
            {muted ? words.unmute : words.mute}
          </MenuItem>
          <MenuItem icon={archived ? ArchiveRestore : Archive} onSelect={() => perform(conversation, archived ? 'unarchive' : 'archive')}>
            {archived ? words.unarchive : words.archive}
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      {username && (
        <MenuItem icon={AtSign} onSelect={() => copy(`@${username}`, words.usernameCopied, words.usernameNotCopied)}>
          {words.copyUsername}
        </MenuItem>
      )}
      <MenuItem icon={Keyboard} onSelect={onHelp}>
        {words.shortcuts}
      </MenuItem>
      <MenuItem icon={Eraser} danger onSelect={onClear}>
        {words.clear}
      </MenuItem>
    </>
  )
}
