'use client'

import { Archive, ArchiveRestore, AtSign, Bell, BellOff, EllipsisVertical, Eraser, Info, Keyboard, Pin, PinOff, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Suspense, useRef, useState } from 'react'
import { isMuted } from '@/components/inbox/row-actions'
import { useRowActions } from '@/components/inbox/use-row-actions'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import type { Conversation } from '@/lib/contract/views'
import { KeyboardHelp } from './keyboard-help'
import { copy } from './run-action'
import { useNow } from './use-now'
import { lazyPart } from '@/components/ui/lazy-part'

const ClearDialog = lazyPart(() => import('@/components/inbox/clear-dialog'))

/** What can be done with the conversation as a whole. */
export function ThreadMenu({ conversation, username, meId, onSearch }: { conversation: Conversation; username: string | null; meId: string; onSearch: () => void }) {
  const { thread } = useWords()
  const words = thread.header
  const router = useRouter()
  const perform = useRowActions()
  const [opened, setOpened] = useState<'help' | 'clear' | null>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const { pinned, archived, state } = conversation
  const muted = isMuted(conversation, useNow())

  return (
    <>
      <Menu
        trigger={
          <IconButton ref={trigger} label={words.menu} tooltip={false}>
            <EllipsisVertical aria-hidden="true" />
          </IconButton>
        }
      >
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
        <MenuItem icon={Keyboard} onSelect={() => setOpened('help')}>
          {words.shortcuts}
        </MenuItem>
        <MenuItem icon={Eraser} danger onSelect={() => setOpened('clear')}>
          {words.clear}
        </MenuItem>
      </Menu>
      <KeyboardHelp open={opened === 'help'} onOpenChange={open => setOpened(open ? 'help' : null)} opener={trigger} />
      {opened === 'clear' && (
        <Suspense fallback={null}>
          <ClearDialog conversation={conversation} meId={meId} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  )
}
