'use client'

import { usePathname } from 'next/navigation'
import { Suspense, useEffect, useRef, useState, type FocusEvent, type RefObject } from 'react'
import type { InboxQuery } from '@/lib/client/use-inbox'
import type { Conversation, Me } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useNow } from '@/components/thread/use-now'
import { Spinner } from '@/components/ui/spinner'
import { ConversationRow } from './conversation-row'
import { useRowFocus } from './use-row-focus'
import { useRowHandlers } from './use-row-handlers'
import { useRowVirtualizer } from './use-row-virtualizer'
import { useSwipe } from './use-swipe'
import { lazyPart } from '@/components/ui/lazy-part'

const RowMenu = lazyPart(() => import('./row-menu'))
const ClearDialog = lazyPart(() => import('./clear-dialog'))

type RowsProps = { inbox: InboxQuery; me: Me; place: string; places: RefObject<Map<string, number>> }

/** Only the rows in view are in the document. One stop for Tab; arrows, Home and End lead on from there. */
export function ConversationRows({ inbox, me, place, places }: RowsProps) {
  const { conversations, hasMore, loadingMore } = inbox
  const words = useWords().inbox
  const now = useNow()
  const list = useRef<HTMLUListElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string>()
  const selected = /^\/inbox\/([^/]+)/.exec(usePathname())?.[1]
  const virtualizer = useRowVirtualizer(scroller, inbox, place, places)
  const focusRow = useRowFocus(list, conversations, active, index => virtualizer.scrollToIndex(index))
  const handlers = useRowHandlers(conversations, now, focusRow)
  useSwipe(list, handlers)
  const tabStop = tabStopOf(conversations, active, selected)

  // A deep link or a long way through the list leaves the open conversation out of sight at first.
  const opened = useRef(places.current.has(place) ? selected : undefined)
  useEffect(() => {
    const index = conversations.findIndex(({ id }) => id === selected)
    if (selected === opened.current || index < 0) return
    opened.current = selected
    if (!virtualizer.getVirtualItems().some(item => item.index === index)) virtualizer.scrollToIndex(index, { align: 'center' })
  }, [conversations, selected, virtualizer])

  function onFocus(event: FocusEvent<HTMLElement>): void {
    const id = event.target.closest<HTMLElement>('[data-swipe]')?.dataset['swipe']
    if (id) setActive(id)
  }

  return (
    <div ref={scroller} className="h-full overflow-y-auto overscroll-contain px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] [scrollbar-width:thin]">
      {/* What happens to a row bubbles up here, so that rows need not be drawn again for it. */}
      <ul
        ref={list}
        aria-label={words.conversations}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        onFocus={onFocus}
        onKeyDown={handlers.onKeyDown}
        onContextMenu={handlers.onContextMenu}
        onClick={handlers.onClick}
      >
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const conversation = conversations[index]
          if (!conversation) return null
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={hasMore ? -1 : conversations.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <ConversationRow
                conversation={conversation}
                meId={me.id}
                now={now}
                index={index}
                selected={conversation.id === selected}
                tabStop={index === tabStop}
                menuOpen={handlers.menu?.conversation.id === conversation.id}
              />
            </li>
          )
        })}
      </ul>
      {loadingMore && (
        <p className="flex items-center justify-center gap-2 py-4 text-sm text-muted">
          <Spinner /> {words.loadingMore}
        </p>
      )}
      <Suspense>
        {handlers.menu && <RowMenu {...handlers.menu} meId={me.id} now={now} onAct={handlers.act} onClose={handlers.closeMenu} onClosed={handlers.returnFocus} />}
        {handlers.clearing && <ClearDialog conversation={handlers.clearing} meId={me.id} onClose={handlers.closeClearing} />}
      </Suspense>
    </div>
  )
}

/** The row that Tab leads to: where the focus was last, else the open conversation, else the first. */
function tabStopOf(conversations: Conversation[], active: string | undefined, selected: string | undefined): number {
  const at = (id: string | undefined) => (id ? conversations.findIndex(conversation => conversation.id === id) : -1)
  return [at(active), at(selected), 0].find(index => index >= 0) ?? 0
}
