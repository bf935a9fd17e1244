'use client'

import { BellOff, Search } from 'lucide-react'
import Link from 'next/link'
import { ConversationAvatar } from '@/components/inbox/conversation-avatar'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { IconButton } from '@/components/ui/icon-button'
import type { Conversation, Person } from '@/lib/contract/views'
import { BackToInbox } from './back-to-inbox'
import type { Counterpart } from './people'
import { presenceLine } from './presence'
import { ThreadMenu } from './thread-menu'
import { useNow } from './use-now'

export { BackToInbox } from './back-to-inbox'

/** `components/details` gives the focus back to the link of this id. */
const detailsLinkId = 'conversation-details-link'

export interface ThreadHeaderProps {
  conversation: Conversation
  counterpart: Counterpart
  typing: Person[]
  meId: string
  onSearch: () => void
}

/** Who this is with, whether they are here, and what else can be done. */
export function ThreadHeader({ conversation, counterpart, typing, meId, onSearch }: ThreadHeaderProps) {
  const { name } = counterpart
  const { thread } = useWords()
  const now = useNow()
  const muted = conversation.mutedUntil !== null && Date.parse(conversation.mutedUntil) > now.getTime()
  return (
    <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-1 border-b ps-2 pe-2 pt-[env(safe-area-inset-top)] wide:ps-3 wide:pe-3">
      <BackToInbox />
      <Link
        id={detailsLinkId}
        href={`/inbox/${conversation.id}/details`}
        prefetch={false}
        title={thread.header.details}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-md px-1 py-1 -outline-offset-1 transition-colors hover:bg-hover wide:px-2"
      >
        <ConversationAvatar conversation={conversation} meId={meId} size="md" />
        <div className="min-w-0 flex-1">
          <h1 className="flex items-center gap-1.5 font-semibold">
            <span dir="auto" className="truncate">
              {name}
            </span>
            {muted && <BellOff role="img" aria-label={thread.header.muted} className="size-3.5 shrink-0 text-muted" />}
          </h1>
          <StatusLine counterpart={counterpart} typing={typing} now={now} />
        </div>
      </Link>
      <IconButton label={thread.search.open} onClick={onSearch} data-search-thread className="max-wide:hidden">
        <Search aria-hidden="true" />
      </IconButton>
      <ThreadMenu conversation={conversation} username={counterpart.username} meId={meId} onSearch={onSearch} />
    </header>
  )
}

function StatusLine({ counterpart, typing, now }: { counterpart: Counterpart; typing: Person[]; now: Date }) {
  const { thread } = useWords()
  const locale = useLocale()
  const { user, memberCount } = counterpart
  if (typing.length > 0) return <p className="truncate text-sm text-accent">{user ? thread.typing.short : `${thread.typing.names(typing.map(({ name }) => name))}…`}</p>
  return (
    <p className="truncate text-sm text-muted" suppressHydrationWarning>
      {user ? presenceLine(user, now, thread.presence, locale) : thread.members(memberCount)}
    </p>
  )
}
