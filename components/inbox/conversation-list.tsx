'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { InboxQuery } from '@/lib/client/use-inbox'
import { useMe } from '@/lib/client/use-me'
import type { Conversation, Me } from '@/lib/contract/views'
import { useNow } from '@/components/thread/use-now'
import { Spinner } from '@/components/ui/spinner'
import { ConversationRow, rowHeight } from './conversation-row'
import { InboxEmpty, InboxError, InboxSkeleton } from './inbox-states'
import { rowAfterKey } from './row-keys'

type ListProps = { inbox: InboxQuery; filter: 'all' | 'unread'; q: string; onShowAll: () => void }

export function ConversationList({ inbox, filter, q, onShowAll }: ListProps) {
  const { me, status, retry } = useMe()
  if (inbox.status === 'error' && inbox.conversations.length === 0) return <InboxError onRetry={inbox.retry} />
  if (status === 'error' && !me) return <InboxError onRetry={retry} />
  if (inbox.status === 'loading' || !me) return <InboxSkeleton />
  if (inbox.conversations.length === 0) return <InboxEmpty filter={filter} q={q} onShowAll={onShowAll} />
  return <Rows inbox={inbox} me={me} />
}

/** How many rows before the end the next page is asked for. */
const ahead = 10

/** Only the rows in view are in the document. One stop for Tab; arrows, Home and End lead on from there. */
function Rows({ inbox, me }: { inbox: InboxQuery; me: Me }) {
  const { conversations, hasMore, loadingMore, loadMore } = inbox
  const scroller = useRef<HTMLDivElement>(null)
  const wanted = useRef<number>(undefined)
  const [active, setActive] = useState<string>()
  const selected = /^\/inbox\/([^/]+)/.exec(usePathname())?.[1]
  const now = useNow()
  const tabStop = tabStopOf(conversations, active, selected)

  const virtualizer = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => conversations[index]?.id ?? index,
    overscan: 6,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (hasMore && !loadingMore && last >= conversations.length - ahead) loadMore()
  }, [hasMore, loadingMore, loadMore, last, conversations.length])

  // A row far away is in the document only after it was scrolled to.
  useEffect(() => {
    if (wanted.current === undefined) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  })

  function moveTo(index: number): void {
    const conversation = conversations[index]
    if (!conversation) return
    wanted.current = index
    setActive(conversation.id)
    virtualizer.scrollToIndex(index)
  }

  return (
    <div ref={scroller} className="h-full overflow-y-auto overscroll-contain px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] [scrollbar-width:thin]">
      <ul aria-label="Conversations" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const conversation = conversations[index]
          if (!conversation) return null
          return (
            <li key={key} aria-setsize={hasMore ? -1 : conversations.length} aria-posinset={index + 1} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)`, height: rowHeight }}>
              <ConversationRow
                conversation={conversation}
                meId={me.id}
                now={now}
                index={index}
                selected={conversation.id === selected}
                tabIndex={index === tabStop ? 0 : -1}
                onFocus={() => setActive(conversation.id)}
                onKeyDown={event => {
                  const next = rowAfterKey(event, index, conversations.length)
                  if (next === null) return
                  event.preventDefault()
                  moveTo(next)
                }}
              />
            </li>
          )
        })}
      </ul>
      {loadingMore && (
        <p className="flex items-center justify-center gap-2 py-4 text-sm text-muted">
          <Spinner /> Loading more
        </p>
      )}
    </div>
  )
}

/** The row that Tab leads to: where the focus was last, else the open conversation, else the first. */
function tabStopOf(conversations: Conversation[], active: string | undefined, selected: string | undefined): number {
  const at = (id: string | undefined) => (id ? conversations.findIndex(conversation => conversation.id === id) : -1)
  return [at(active), at(selected), 0].find(index => index >= 0) ?? 0
}
