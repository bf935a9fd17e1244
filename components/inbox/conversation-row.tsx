'use client'

import { clsx } from 'clsx'
import { BellOff, Pin } from 'lucide-react'
import Link from 'next/link'
import { useState, type KeyboardEvent } from 'react'
import { deliveryOf } from '@/lib/client/delivery'
import { useDraft } from '@/lib/client/use-draft'
import { useTyping } from '@/lib/client/use-typing'
import type { Conversation } from '@/lib/contract/views'
import { fullTime } from '@/components/thread/day'
import { counterpartOf } from '@/components/thread/people'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { DeliveryTick } from './delivery-tick'
import { previewOf } from './preview'
import { shortTime } from './short-time'

/** Pixels at the usual size of type; every row has it, so that the list knows its length before it is drawn. */
export const rowHeight = 72

export type ConversationRowProps = {
  conversation: Conversation
  meId: string
  now: Date
  index: number
  selected: boolean
  tabIndex: number
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

export function ConversationRow({ conversation, meId, now, index, selected, tabIndex, onFocus, onKeyDown }: ConversationRowProps) {
  const counterpart = counterpartOf(conversation, meId)
  const muted = conversation.mutedUntil !== null && Date.parse(conversation.mutedUntil) > now.getTime()
  const unread = conversation.unreadCount
  // The page is fetched once a pointer or the focus comes near: opening is then immediate, and a long list costs nothing.
  const [near, setNear] = useState(false)
  const approach = () => setNear(true)
  return (
    <Link
      href={`/inbox/${conversation.id}`}
      prefetch={near}
      onPointerEnter={approach}
      onTouchStart={approach}
      data-row={index}
      tabIndex={tabIndex}
      aria-current={selected ? 'page' : undefined}
      onFocus={() => {
        approach()
        onFocus()
      }}
      onKeyDown={onKeyDown}
      className={clsx(
        'flex h-full items-center gap-3 rounded-lg px-2 transition-colors focus-visible:-outline-offset-2',
        selected ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <Avatar id={counterpart.id} name={counterpart.name} url={counterpart.avatarUrl} size="lg" online={counterpart.user?.online} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className={clsx('min-w-0 flex-1 truncate', unread > 0 ? 'font-semibold' : 'font-medium')} dir="auto">
            {counterpart.name}
          </span>
          {counterpart.user?.online && <span className="sr-only">Online</span>}
          {conversation.lastMessage && <RowTime time={conversation.lastMessage.createdAt} now={now} unread={unread > 0 && !muted} />}
        </span>
        <span className="mt-0.5 flex h-5 items-center gap-2">
          <Preview conversation={conversation} meId={meId} />
          {muted && <BellOff role="img" aria-label="Muted" className="size-3.5 shrink-0 text-muted" />}
          {conversation.pinned && <Pin role="img" aria-label="Pinned" className="size-3.5 shrink-0 text-muted" />}
          <Badge count={unread} quiet={muted} label={`${unread} unread`} />
        </span>
      </span>
    </Link>
  )
}

function RowTime({ time, now, unread }: { time: string; now: Date; unread: boolean }) {
  const date = new Date(time)
  return (
    <time dateTime={time} title={fullTime(date)} className={clsx('shrink-0 text-xs tabular-nums', unread ? 'font-medium text-accent' : 'text-muted')}>
      {shortTime(date, now)}
    </time>
  )
}

/** What stands under the name, in order of urgency: somebody typing, an unsent draft, the last message. */
function Preview({ conversation, meId }: { conversation: Conversation; meId: string }) {
  const { typing } = useTyping(conversation.id)
  const [draft] = useDraft(conversation.id)
  const { lastMessage, unreadCount } = conversation
  const preview = previewOf({ conversation, meId, typing, draft })
  const delivery = preview.kind === 'message' && lastMessage ? deliveryOf(lastMessage, conversation, meId) : null
  return (
    <span className={clsx('flex min-w-0 flex-1 items-center gap-1 text-sm', unreadCount > 0 ? 'text-ink' : 'text-muted')}>
      {delivery && <DeliveryTick delivery={delivery} />}
      {preview.kind === 'typing' && <span className="truncate text-accent">{preview.text}</span>}
      {preview.kind !== 'typing' && (
        <span className="truncate">
          {preview.label && <span className={preview.kind === 'draft' ? 'text-danger' : undefined}>{preview.label} </span>}
          <bdi>{preview.text}</bdi>
        </span>
      )}
    </span>
  )
}
