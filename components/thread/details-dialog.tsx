'use client'

import { type ReactNode, type RefObject } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Avatar } from '@/components/ui/avatar'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { useReceipts } from '@/lib/client/use-receipts'
import type { Conversation, Receipt } from '@/lib/contract/views'
import { fullTime } from './day'

export interface DetailsDialogProps {
  message: ThreadMessage
  conversation: Conversation
  meId: string
  onOpenChange: (open: boolean) => void
  finalFocus: RefObject<HTMLElement | null>
}

/** When a message was sent and changed and, of one's own, whom it has reached. */
export default function DetailsDialog({ message, conversation, meId, onOpenChange, finalFocus }: DetailsDialogProps) {
  const { thread } = useWords()
  const locale = useLocale()
  const time = (moment: string) => <time dateTime={moment}>{fullTime(new Date(moment), locale)}</time>
  return (
    <Dialog open onOpenChange={onOpenChange} title={thread.details.title} finalFocus={finalFocus}>
      <div tabIndex={-1} className="overflow-y-auto px-5 pb-5">
        <p dir="auto" className="line-clamp-3 rounded-md bg-sunken px-3 py-2 text-sm whitespace-pre-wrap text-muted empty:hidden">
          {message.text}
        </p>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
          <Fact name={thread.details.sent}>{time(message.createdAt)}</Fact>
          {message.editedAt && <Fact name={thread.details.edited}>{time(message.editedAt)}</Fact>}
          {message.pinnedAt && <Fact name={thread.details.pinned}>{time(message.pinnedAt)}</Fact>}
        </dl>
        {message.forwarded && <p className="mt-2 text-sm text-muted">{thread.details.forwarded}</p>}
        {message.silent && <p className="mt-2 text-sm text-muted">{thread.details.silent}</p>}
        {message.sender.id === meId && <Receipts message={message} conversation={conversation} />}
      </div>
    </Dialog>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Receipts({ message, conversation }: { message: ThreadMessage; conversation: Conversation }) {
  const { thread, actions } = useWords()
  const watermarks = conversation.members.map(({ user, readSeq, deliveredSeq }) => `${user.id} ${readSeq >= message.seq} ${deliveredSeq >= message.seq}`).join()
  const { receipts, status, retry } = useReceipts(conversation.id, message.id, watermarks)
  if (status === 'loading') return <Skeleton className="mt-4 h-24 w-full rounded-md!" />
  if (status === 'error') {
    return (
      <p role="alert" className="mt-4 text-sm">
        {thread.details.failed}{' '}
        <button type="button" onClick={retry} className="font-medium text-accent underline underline-offset-2">
          {actions.retry}
        </button>
      </p>
    )
  }
  if (receipts.length === 0) return <p className="mt-4 text-sm text-muted">{thread.details.nobody}</p>
  return (
    <>
      <ReceiptList title={thread.details.read} receipts={receipts.filter(({ readAt }) => readAt !== null)} />
      <ReceiptList title={thread.details.delivered} receipts={receipts.filter(({ readAt, delivered }) => readAt === null && delivered)} />
      <ReceiptList title={thread.details.waiting} receipts={receipts.filter(({ readAt, delivered }) => readAt === null && !delivered)} />
    </>
  )
}

function ReceiptList({ title, receipts }: { title: string; receipts: Receipt[] }) {
  const locale = useLocale()
  if (receipts.length === 0) return null
  return (
    <section aria-label={title} className="mt-4">
      <h3 className="text-xs font-medium text-muted">{title}</h3>
      <ul className="mt-1">
        {receipts.map(({ user, readAt }) => (
          <li key={user.id} className="flex min-h-11 items-center gap-3">
            <Avatar size="sm" id={user.id} name={user.name} url={user.avatarUrl} />
            <span dir="auto" className="min-w-0 flex-1 truncate text-sm">
              {user.name}
            </span>
            {readAt && (
              <time dateTime={readAt} className="shrink-0 text-xs text-muted">
                {new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(readAt))}
              </time>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
