'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import type { Conversation } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useNow } from '@/components/thread/use-now'
import { counterpartOf } from '@/components/thread/people'
import { OneLine } from '@/components/ui/one-line'
import { ConversationAvatar } from './conversation-avatar'
import { ResultSection, resultClass } from './result-section'
import { isMuted } from './row-actions'
import { RowMarks } from './row-marks'
import { RowPreview } from './row-preview'

/** So many stand above the messages until somebody wants more. */
const few = 5

export function FoundConversations({ conversations, meId, hasMore, onMore }: { conversations: Conversation[]; meId: string; hasMore: boolean; onMore: () => void }) {
  const { search } = useWords().inbox
  const [all, setAll] = useState(false)
  const pathname = usePathname()
  const now = useNow()
  if (conversations.length === 0) return null
  const shown = all ? conversations : conversations.slice(0, few)
  const more = (shown.length < conversations.length || hasMore) && (
    <button type="button" className="min-h-8 rounded-md px-2 text-xs font-medium text-accent hover:bg-hover" onClick={() => (all ? onMore() : setAll(true))}>
      {search.showMore}
    </button>
  )
  return (
    <ResultSection title={search.conversations} action={more}>
      <ul aria-label={search.conversations}>
        {shown.map(conversation => {
          const counterpart = counterpartOf(conversation, meId)
          const selected = pathname.startsWith(`/inbox/${conversation.id}`)
          return (
            <li key={conversation.id}>
              <Link data-result href={`/inbox/${conversation.id}`} prefetch={false} aria-current={selected ? 'page' : undefined} className={resultClass(selected)}>
                <ConversationAvatar conversation={conversation} meId={meId} size="md" />
                <span className="min-w-0 flex-1">
                  <OneLine className="font-medium">{counterpart.name}</OneLine>
                  <span className="flex h-5 items-center gap-1.5">
                    <RowPreview conversation={conversation} meId={meId} strong={false} />
                    <RowMarks conversation={conversation} meId={meId} muted={isMuted(conversation, now)} showArchived />
                  </span>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </ResultSection>
  )
}
