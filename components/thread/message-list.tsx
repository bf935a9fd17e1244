'use client'

import { useMemo, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useMarkRead } from '@/lib/client/use-mark-read'
import type { Sending } from '@/lib/client/use-send-message'
import type { ThreadQuery } from '@/lib/client/use-thread'
import type { Conversation, Person } from '@/lib/contract/views'
import { Announcer } from './announcer'
import { LoadingHistory } from './beginning'
import { JumpToLatest } from './jump-to-latest'
import type { Counterpart } from './people'
import { readersOfLast } from './readers'
import { buildRows } from './rows'
import { FloatingDay } from './separators'
import { ThreadRow } from './thread-row'
import { useFollowJump } from './use-follow-jump'
import type { Jump } from './use-jumps'
import { useLoadNearEdges } from './use-load-near-edges'
import { useNewWhileAway } from './use-new-while-away'
import { useNow } from './use-now'
import { useReadWhatIsSeen } from './use-read-what-is-seen'
import { rowKeyOf, useFocusActiveRow, useRovingRow } from './use-roving-row'
import { useRowKeys } from './use-row-keys'
import { useStickToEnd } from './use-stick-to-end'
import { forgetTarget } from './use-target'
import { useThreadVirtualizer } from './use-thread-virtualizer'
import { useTopDay } from './use-top-day'

export interface MessageListProps {
  conversation: Conversation
  thread: ThreadQuery
  meId: string
  counterpart: Counterpart
  typing: Person[]
  sending: Sending
  /** Where "New messages" stands, and how far was read, when the thread was opened. */
  firstUnread: string | null
  readSeq: number
  /** How many messages were unread then. */
  unread: number
  /** Where to go. */
  jump: Jump | null
  /** Gives the focus back to the composer. */
  onLeave: () => void
}

const noReaders: readonly Person[] = []

/** The log of a conversation: a window of rows over however many there are. */
export function MessageList({ conversation, thread, meId, counterpart, typing, sending, firstUnread, readSeq, unread, jump, onLeave }: MessageListProps) {
  const { messages, hasOlder, hasNewer } = thread
  const { thread: words } = useWords()
  const rows = useMemo(
    () => buildRows({ messages, meId, hasOlder, hasNewer, firstUnread, typing }),
    [messages, meId, hasOlder, hasNewer, firstUnread, typing],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [focusInside, setFocusInside] = useState(false)
  const { active, wanted, onKeyDown, focusRow } = useRovingRow(rows, activeKey, setActiveKey, onLeave)
  const onRowKey = useRowKeys(rows)
  const virtualizer = useThreadVirtualizer(rows, scroller, active)
  const { atEnd, onScroll, scrollToEnd, leaveEnd } = useStickToEnd(rows, virtualizer, scroller, jump && jump.to !== 'end' ? jump.to.messageId : null)
  const newCount = useNewWhileAway(messages, meId, atEnd && !hasNewer, readSeq)
  const topDay = useTopDay(rows, virtualizer)
  const now = useNow()
  const standsOut = useFollowJump({ jump, rows, virtualizer, leaveEnd, goToEnd, focusRow })
  useFocusActiveRow(rows, active, wanted, virtualizer, scroller)
  useLoadNearEdges(thread, virtualizer)
  useReadWhatIsSeen(rows, virtualizer, readSeq, useMarkRead(conversation.id))

  const items = virtualizer.getVirtualItems()
  // Without a row that was chosen, Tab leads to the newest message in view.
  const tabStop = active >= 0 ? active : rows.findLastIndex((row, index) => row.kind === 'message' && index <= (virtualizer.range?.endIndex ?? 0))

  const { last: lastOwn, readers } = useMemo(() => readersOfLast(messages, conversation, meId), [messages, conversation, meId])

  function goToEnd() {
    if (hasNewer) thread.jumpToLatest()
    scrollToEnd()
  }

  function leaveForEnd() {
    forgetTarget()
    goToEnd()
  }

  return (
    <div className="relative min-h-0 flex-1">
      <FloatingDay time={topDay} now={now} visible={virtualizer.isScrolling} />
      <div
        ref={scroller}
        role="log"
        aria-label={words.messagesWith(counterpart.name)}
        // Rows come and go with scrolling; what is new is said by the announcer instead.
        aria-live="off"
        aria-busy={thread.loadingOlder || thread.loadingNewer}
        onScroll={onScroll}
        onKeyDown={event => {
          if (!onRowKey(event)) onKeyDown(event)
        }}
        onFocus={event => {
          setFocusInside(true)
          setActiveKey(rowKeyOf(event.target, rows) ?? activeKey)
        }}
        onBlur={event => setFocusInside(event.currentTarget.contains(event.relatedTarget))}
        className="h-full overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ key, index, start }) => {
            const row = rows[index]
            return (
              row && (
                <div key={key} ref={virtualizer.measureElement} data-index={index} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
                  <ThreadRow
                    row={row}
                    now={now}
                    counterpart={counterpart}
                    tabbable={index === tabStop}
                    entered={focusInside && index === active}
                    highlighted={row.key === standsOut}
                    readers={row.kind === 'message' && row.message.id === lastOwn ? readers : noReaders}
                    unread={unread}
                    sending={sending}
                  />
                </div>
              )
            )
          })}
        </div>
      </div>
      {thread.loadingOlder && <LoadingHistory at="top" />}
      {thread.loadingNewer && <LoadingHistory at="bottom" />}
      <JumpToLatest visible={!atEnd || hasNewer} newCount={newCount} onJump={leaveForEnd} />
      <Announcer messages={messages} meId={meId} hasNewer={hasNewer} />
    </div>
  )
}
