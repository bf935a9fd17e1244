'use client'

import { clsx } from 'clsx'
import { Reply } from 'lucide-react'
import { memo, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Avatar } from '@/components/ui/avatar'
import type { Person } from '@/lib/contract/views'
import type { Words } from '@/lib/words/words'
import { attachmentWords } from './attachment-words'
import { Bubble } from './bubble'
import { clockTime } from './day'
import { FailedActions } from './failed-actions'
import { ReactionChips } from './reaction-chips'
import { ReadBy } from './read-by'
import { useRowDoing, useSelection } from './row-doing'
import { RowToolbar } from './row-toolbar'
import type { MessageRow as Row } from './rows'
import { SelectBox } from './select-box'
import { SystemMessage } from './system-message'
import { useLongPress } from './use-long-press'
import { useSwipeToReply } from './use-swipe-to-reply'

export interface MessageRowProps {
  row: Row
  /** The one row that Tab leads to; the arrow keys lead to the others. */
  tabbable: boolean
  /** The focus is on it or in it; only then Tab leads on to its links and buttons. */
  entered: boolean
  /** One was led to it just now. */
  highlighted: boolean
  /** Who has read it, where that is shown below it. */
  readers: readonly Person[]
  onRetry: (clientId: string) => void
  onDiscard: (clientId: string) => void
}

/** One message, with its author where that is not plain, and what can be done with it. */
export const MessageRow = memo(function MessageRow({ row, tabbable, entered, highlighted, readers, onRetry, onDiscard }: MessageRowProps) {
  const { message, mine, first, last } = row
  const textId = `text-${row.key}`
  const { thread } = useWords()
  const locale = useLocale()
  const { inGroup, openMenu, perform, writable } = useRowDoing()
  const { selected, toggle } = useSelection()
  const [pointed, setPointed] = useState(false)
  const selecting = selected !== null
  const longPress = useLongPress(at => openMenu(message, at))
  const swipe = useSwipeToReply(writable && !selecting && message.seq > 0 && message.kind !== 'system', () => perform('reply', message))
  if (message.kind === 'system') return <SystemMessage row={row} textId={textId} tabbable={tabbable} />
  const chosen = selected?.has(message.id) ?? false

  return (
    <div
      role="article"
      aria-label={nameOf(row, thread, locale)}
      aria-describedby={textId}
      aria-current={highlighted || undefined}
      tabIndex={tabbable ? 0 : -1}
      data-message={message.id}
      onPointerEnter={event => event.pointerType === 'mouse' && setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      {...both(swipe, selecting ? {} : longPress)}
      className={clsx(
        'group/row relative flex touch-pan-y gap-2 px-3 outline-none pointer-coarse:select-none wide:px-5',
        mine && 'justify-end',
        selecting && !mine && 'ps-12 wide:ps-14',
        last ? 'pb-2.5' : 'pb-0.5',
        (highlighted || chosen) && 'bg-accent-soft/60',
        'transition-colors duration-500',
      )}
    >
      {selecting && <SelectBox label={thread.select.choose(mine ? thread.you : message.sender.name, message.text || attachmentWords(message.attachments, thread.attachments))} chosen={chosen} disabled={message.seq === 0} tabbable={entered} onToggle={() => toggle(message)} />}
      {inGroup && !mine && <span className="w-8 self-end">{last && <Avatar size="sm" id={message.sender.id} name={message.sender.name} url={message.sender.avatarUrl} />}</span>}
      {/* Beside a face there is less room: the way to the menu has to stay in view. */}
      <div className={clsx('flex min-w-0 flex-col', inGroup && !mine ? 'max-w-[min(85%,36rem,100%-5.25rem)]' : 'max-w-[min(85%,36rem)]', mine ? 'items-end' : 'items-start')}>
        {inGroup && !mine && first && (
          <span dir="auto" className="max-w-full truncate px-3 pb-0.5 text-xs font-medium text-muted">
            {message.sender.name}
          </span>
        )}
        <div data-swipes className="relative max-w-full">
          <SwipeHint />
          <Bubble row={row} textId={textId} linkTabIndex={entered && !selecting ? 0 : -1} />
          {(pointed || entered) && !selecting && message.deletedAt === null && <RowToolbar message={message} mine={mine} tabbable={entered} />}
        </div>
        <ReactionChips message={message} mine={mine} tabbable={entered && !selecting} />
        {message.delivery === 'failed' && <FailedActions row={row} onRetry={onRetry} onDiscard={onDiscard} />}
        <ReadBy message={message} readers={readers} tabbable={entered && !selecting} />
      </div>
    </div>
  )
})

/** Comes into view behind a message that is dragged. */
function SwipeHint() {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 -start-11 hidden w-8 place-items-center text-accent pointer-coarse:grid"
      style={{ opacity: 'var(--swiped, 0)', scale: 'calc(0.6 + 0.4 * var(--swiped, 0))' }}
    >
      <span className="grid size-8 place-items-center rounded-full bg-accent-soft">
        <Reply className="size-4 rtl:-scale-x-100" />
      </span>
    </span>
  )
}

type Handlers = Record<string, ((event: never) => void) | undefined>

/** Two gestures on one element. */
function both(first: Handlers, second: Handlers): Handlers {
  const names = new Set([...Object.keys(first), ...Object.keys(second)])
  return Object.fromEntries(
    [...names].map(name => [
      name,
      (event: never) => {
        first[name]?.(event)
        second[name]?.(event)
      },
    ]),
  )
}

/** What a screen reader says before the words of a message. */
function nameOf({ message, mine }: Row, words: Words['thread'], locale: string): string {
  const author = mine ? words.you : message.sender.name
  const states = [message.delivery && words.delivery[message.delivery], message.forwarded && words.forwarded, message.editedAt && words.edited, message.pinnedAt && words.pinned]
  return [author, clockTime(new Date(message.createdAt), locale), ...states.filter(state => typeof state === 'string')].join(', ')
}
