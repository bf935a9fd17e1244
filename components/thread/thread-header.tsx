'use client'

import { ArrowLeft, AtSign, EllipsisVertical, Keyboard } from 'lucide-react'
import Link from 'next/link'
import { useRef, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import type { Person } from '@/lib/contract/views'
import { KeyboardHelp } from './keyboard-help'
import type { Counterpart } from './people'
import { presenceLine } from './presence'
import { typingWords } from './typing-bubble'
import { useNow } from './use-now'

/** Who this is with, whether they are here, and what else can be done. */
export function ThreadHeader({ counterpart, typing }: { counterpart: Counterpart; typing: Person[] }) {
  const { id, name, avatarUrl, user } = counterpart
  return (
    <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-2 border-b ps-2 pe-2 pt-[env(safe-area-inset-top)] wide:ps-5 wide:pe-3">
      <BackToInbox />
      <Avatar id={id} name={name} url={avatarUrl} online={user?.online} />
      <div className="ms-1 min-w-0 flex-1">
        <h1 className="truncate font-semibold" dir="auto">
          {name}
        </h1>
        <StatusLine counterpart={counterpart} typing={typing} />
      </div>
      <ThreadMenu username={counterpart.username} />
    </header>
  )
}

/** On a phone the way back to the list. */
export function BackToInbox() {
  return (
    <Link href="/inbox" aria-label="Back to inbox" className="grid size-10 shrink-0 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink wide:hidden">
      <ArrowLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />
    </Link>
  )
}

function StatusLine({ counterpart, typing }: { counterpart: Counterpart; typing: Person[] }) {
  const now = useNow()
  const { user, memberCount } = counterpart
  if (typing.length > 0) return <p className="truncate text-sm text-accent">{user ? 'Typing…' : `${typingWords(typing)}…`}</p>
  return (
    <p className="truncate text-sm text-muted" suppressHydrationWarning>
      {user ? presenceLine(user, now) : `${memberCount} members`}
    </p>
  )
}

function ThreadMenu({ username }: { username: string | null }) {
  const [help, setHelp] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)

  async function copyUsername() {
    try {
      await navigator.clipboard.writeText(`@${username}`)
      toast.success('Username copied')
    } catch {
      toast.error('The username could not be copied.')
    }
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton ref={trigger} label="Conversation menu" tooltip={false}>
            <EllipsisVertical aria-hidden="true" />
          </IconButton>
        }
      >
        {username && (
          <MenuItem icon={AtSign} onSelect={copyUsername}>
            Copy username
          </MenuItem>
        )}
        <MenuItem icon={Keyboard} onSelect={() => setHelp(true)}>
          Keyboard shortcuts
        </MenuItem>
      </Menu>
      <KeyboardHelp open={help} onOpenChange={setHelp} opener={trigger} />
    </>
  )
}
