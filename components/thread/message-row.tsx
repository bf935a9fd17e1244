'use client'

import { clsx } from 'clsx'
import { memo } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Bubble } from './bubble'
import { CopyButton } from './copy-button'
import { clockTime } from './day'
import { deliveryNames } from './delivery-state'
import { FailedActions } from './failed-actions'
import type { MessageRow as Row } from './rows'

export interface MessageRowProps {
  row: Row
  /** In a group conversation the author is shown beside what they wrote. */
  inGroup: boolean
  /** The one row that Tab leads to; the arrow keys lead to the others. */
  tabbable: boolean
  /** The focus is on it or in it; only then Tab leads on to its links and buttons. */
  entered: boolean
  onRetry: (clientId: string) => void
  onDiscard: (clientId: string) => void
}

/** One message, with its author where that is not plain, and what can be done with it. */
export const MessageRow = memo(function MessageRow({ row, inGroup, tabbable, entered, onRetry, onDiscard }: MessageRowProps) {
  const { message, mine, first, last } = row
  const textId = `text-${row.key}`
  if (message.kind === 'system') return <SystemMessage row={row} textId={textId} tabbable={tabbable} />
  return (
    <div
      role="article"
      aria-label={nameOf(row)}
      aria-describedby={textId}
      tabIndex={tabbable ? 0 : -1}
      data-message
      className={clsx('group/row flex gap-2 px-3 outline-none wide:px-5', mine && 'justify-end', last ? 'pb-2.5' : 'pb-0.5')}
    >
      {inGroup && !mine && <span className="w-8 self-end">{last && <Avatar size="sm" id={message.sender.id} name={message.sender.name} url={message.sender.avatarUrl} />}</span>}
      <div className={clsx('flex max-w-[min(85%,36rem)] min-w-0 flex-col', mine ? 'items-end' : 'items-start')}>
        {inGroup && !mine && first && <span className="px-3 pb-0.5 text-xs font-medium text-muted">{message.sender.name}</span>}
        <div className="relative max-w-full">
          <Bubble row={row} textId={textId} linkTabIndex={entered ? 0 : -1} />
          {message.deletedAt === null && <CopyButton text={message.text} mine={mine} tabbable={entered} />}
        </div>
        {message.delivery === 'failed' && <FailedActions row={row} onRetry={onRetry} onDiscard={onDiscard} />}
      </div>
    </div>
  )
})

function SystemMessage({ row, textId, tabbable }: { row: Row; textId: string; tabbable: boolean }) {
  return (
    <div role="article" aria-labelledby={textId} tabIndex={tabbable ? 0 : -1} data-message className="px-6 py-2 text-center text-xs text-muted -outline-offset-2">
      <span id={textId}>{row.message.text}</span>
    </div>
  )
}

/** What a screen reader says before the words of a message. */
function nameOf({ message, mine }: Row): string {
  const author = mine ? 'You' : message.sender.name
  const state = message.delivery ? [deliveryNames[message.delivery]] : []
  return [author, clockTime(new Date(message.createdAt)), ...state].join(', ')
}
