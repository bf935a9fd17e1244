'use client'

import { MailQuestionMark } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { clsx } from 'clsx'
import { useDecidedIds } from '@/lib/client/use-held-decisions'
import { useRequests } from '@/lib/client/use-requests'
import type { Request } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useNow } from '@/components/thread/use-now'
import { Avatar } from '@/components/ui/avatar'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { OneLine } from '@/components/ui/one-line'
import { InboxError, InboxSkeleton } from './inbox-states'
import { shortTime } from './short-time'

/** Who waits for an answer, in the place of the conversations. Answering is done in the thread, or for several at once in the requests. */
export default function RequestList() {
  const { inbox } = useWords()
  const { requests, status, retry, hasMore, loadingMore, loadMore } = useRequests('received')
  const decided = useDecidedIds()
  const now = useNow()
  const waiting = requests.filter(({ id }) => !decided.has(id))
  if (status === 'error') return <InboxError onRetry={retry} />
  if (status === 'loading') return <InboxSkeleton />
  if (waiting.length === 0) {
    return (
      <EmptyState
        icon={MailQuestionMark}
        title={inbox.empty.requestsTitle}
        action={
          <Link href="/requests?box=sent" className={buttonClass('secondary')}>
            {inbox.empty.requestsAll}
          </Link>
        }
      >
        {inbox.empty.requestsText}
      </EmptyState>
    )
  }
  return (
    <div className="h-full overflow-y-auto overscroll-contain px-2 pb-4 [scrollbar-width:thin]">
      <ul aria-label={inbox.filters.requests}>
        {waiting.map(request => (
          <RequestLine key={request.id} request={request} now={now} />
        ))}
      </ul>
      {hasMore && (
        <div className="flex justify-center py-3">
          <Button look="secondary" pending={loadingMore} onClick={loadMore}>
            {inbox.search.showMore}
          </Button>
        </div>
      )}
    </div>
  )
}

function RequestLine({ request, now }: { request: Request; now: Date }) {
  const locale = useLocale()
  const selected = usePathname().startsWith(`/inbox/${request.conversationId}`)
  const { from } = request
  return (
    <li>
      <Link
        href={`/inbox/${request.conversationId}`}
        aria-current={selected ? 'page' : undefined}
        className={clsx('flex min-h-18 items-center gap-3 rounded-lg px-2 py-2 focus-visible:-outline-offset-2', selected ? 'bg-selected' : 'hover:bg-hover')}
      >
        <Avatar id={from.id} name={from.name} url={from.avatarUrl} size="lg" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <OneLine className="flex-1 font-semibold">{from.name}</OneLine>
            <time dateTime={request.createdAt} className="shrink-0 text-xs text-muted tabular-nums">
              {shortTime(new Date(request.createdAt), now, locale)}
            </time>
          </span>
          <OneLine className="mt-0.5 text-sm">{request.text}</OneLine>
        </span>
      </Link>
    </li>
  )
}
