'use client'

import { EllipsisVertical } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'
import { lazyPart } from '@/components/ui/lazy-part'
import { Menu } from '@/components/ui/menu'
import { onceOpen } from '@/components/ui/once-open'
import type { Conversation } from '@/lib/contract/views'

const fetchItems = () => import('./thread-menu-items')
const Items = lazy(fetchItems)
const KeyboardHelp = onceOpen(() => import('./keyboard-help'))
const ClearDialog = lazyPart(() => import('@/components/inbox/clear-dialog'))

/** What can be done with the conversation as a whole. */
export function ThreadMenu({ conversation, username, meId, onSearch }: { conversation: Conversation; username: string | null; meId: string; onSearch: () => void }) {
  const { header } = useWords().thread
  const [opened, setOpened] = useState<'help' | 'clear' | null>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Menu
        fetchItems={fetchItems}
        trigger={
          <IconButton ref={trigger} label={header.menu} tooltip={false}>
            <EllipsisVertical aria-hidden="true" />
          </IconButton>
        }
      >
        <Items conversation={conversation} username={username} onSearch={onSearch} onHelp={() => setOpened('help')} onClear={() => setOpened('clear')} />
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
