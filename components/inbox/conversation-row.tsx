'use client'

import { clsx } from 'clsx'
import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { memo, useState } from 'react'
import { useHydrated } from '@/lib/client/use-hydrated'
import type { Conversation } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { fullTime } from '@/components/thread/day'
import { counterpartOf } from '@/components/thread/people'
import { OneLine } from '@/components/ui/one-line'
import { ConversationAvatar } from './conversation-avatar'
import { isMuted, isUnread, rowKeys } from './row-actions'
import { RowMarks } from './row-marks'
import { RowPreview } from './row-preview'
import { shortTime } from './short-time'
import { SwipeHints } from './swipe-hints'

export type ConversationRowProps = {
  conversation: Conversation
  meId: string
  now: Date
  index: number
  selected: boolean
  /** The one row that Tab leads to. */
  tabStop: boolean
  /** Whether its menu is open. */
  menuOpen: boolean
}

const keyshortcuts = `${Object.values(rowKeys).join(' ')} Shift+F10`

/** A conversation in the list. Keys, fingers and its menu are the list's to handle, which knows rows by `data-row`. */
export const ConversationRow = memo(function ConversationRow({ conversation, meId, now, index, selected, tabStop, menuOpen }: ConversationRowProps) {
  const { row } = useWords().inbox
  const counterpart = counterpartOf(conversation, meId)
  const muted = isMuted(conversation, now)
  const unread = isUnread(conversation)
  // The page is fetched once a pointer or the focus comes near: opening is then immediate, and a long list costs nothing.
  const [near, setNear] = useState(false)
  const approach = () => setNear(true)
  return (
    <div data-swipe={conversation.id} className="group/row relative touch-pan-y overflow-hidden rounded-lg select-none [-webkit-touch-callout:none]">
      <SwipeHints archived={conversation.archived} unread={unread} />
      <div data-face className="relative rounded-lg bg-surface transition-transform group-data-pulled/row:transition-none">
        <Link
          href={`/inbox/${conversation.id}`}
          prefetch={near}
          draggable={false}
          onPointerEnter={approach}
          onTouchStart={approach}
          onFocus={approach}
          data-row={index}
          tabIndex={tabStop ? 0 : -1}
          aria-current={selected ? 'page' : undefined}
          aria-keyshortcuts={keyshortcuts}
          className={clsx(
            'flex min-h-18 items-center gap-3 rounded-lg px-2 py-2 transition-colors focus-visible:-outline-offset-2',
            selected ? 'bg-selected' : menuOpen ? 'bg-hover' : 'hover:bg-hover',
          )}
        >
          <ConversationAvatar conversation={conversation} meId={meId} />
          <span className="min-w-0 flex-1">
            <span className="flex items-baseline gap-2">
              <OneLine className={clsx('flex-1', unread ? 'font-semibold' : 'font-medium')}>{counterpart.name}</OneLine>
              {counterpart.user?.online && <span className="sr-only">{row.online}</span>}
              {conversation.lastMessage && <RowTime time={conversation.lastMessage.createdAt} now={now} strong={unread && !muted} />}
            </span>
            <span className="mt-0.5 flex h-5 items-center gap-1.5">
              <RowPreview conversation={conversation} meId={meId} strong={unread} />
              <RowMarks conversation={conversation} meId={meId} muted={muted} />
            </span>
          </span>
        </Link>
        <button
          type="button"
          data-menu
          tabIndex={tabStop ? 0 : -1}
          aria-label={row.actionsFor(counterpart.name)}
          aria-haspopup="menu"
          aria-expanded={menuOpen}
          className="absolute end-2 bottom-1.5 grid size-8 place-items-center rounded-full border border-line bg-raised text-muted opacity-0 shadow-sm transition-opacity group-focus-within/row:opacity-100 group-hover/row:opacity-100 hover:text-ink aria-expanded:opacity-100 pointer-coarse:pointer-events-none pointer-coarse:opacity-0!"
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </button>
      </div>
    </div>
  )
})

function RowTime({ time, now, strong }: { time: string; now: Date; strong: boolean }) {
  const locale = useLocale()
  const date = new Date(time)
  // The server does not know what time it is here.
  const here = useHydrated()
  return (
    <time dateTime={time} title={here ? fullTime(date, locale) : undefined} className={clsx('shrink-0 text-xs tabular-nums', strong ? 'font-medium text-accent' : 'text-muted')}>
      {here && shortTime(date, now, locale)}
    </time>
  )
}
