'use client'

import { Archive, AtSign, BellOff, Pin } from 'lucide-react'
import type { Conversation } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { Badge } from '@/components/ui/badge'

type RowMarksProps = { conversation: Conversation; meId: string; muted: boolean; showArchived?: boolean }

/** What is special about a conversation: muted, pinned, how much is unread, whether one was mentioned. */
export function RowMarks({ conversation, meId, muted, showArchived = false }: RowMarksProps) {
  const { row } = useWords().inbox
  const { unreadCount, markedUnread, pinned, archived, lastMessage } = conversation
  const mentioned = unreadCount > 0 && (lastMessage?.mentions.includes(meId) ?? false)
  return (
    <>
      {muted && <BellOff role="img" aria-label={row.muted} className="size-3.5 shrink-0 text-muted" />}
      {pinned && <Pin role="img" aria-label={row.pinned} className="size-3.5 shrink-0 text-muted" />}
      {archived && showArchived && <Archive role="img" aria-label={row.archived} className="size-3.5 shrink-0 text-muted" />}
      {mentioned && (
        <span className="grid size-5 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
          <AtSign role="img" aria-label={row.mentioned} className="size-3" strokeWidth={2.5} />
        </span>
      )}
      <Badge count={unreadCount} quiet={muted} label={row.unread(unreadCount)} />
      {unreadCount === 0 && markedUnread && (
        <span role="img" aria-label={row.markedUnread} data-marked-unread className={muted ? 'size-3 shrink-0 rounded-full bg-line-strong' : 'size-3 shrink-0 rounded-full bg-accent'} />
      )}
    </>
  )
}
