'use client'

import { Archive, CloudOff, MailCheck, Pin, Users, WifiOff } from 'lucide-react'
import { Suspense } from 'react'
import { useConnection } from '@/lib/client/realtime-provider'
import { useWords } from '@/components/language/language-provider'
import { useNewConversation } from '@/components/shell/new-conversation-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Filter } from './use-inbox-filter'
import { lazyPart } from '@/components/ui/lazy-part'

const Onboarding = lazyPart(() => import('./onboarding'))

/** Rows of the size of those to come. */
export function InboxSkeleton() {
  const { loading } = useWords().inbox
  return (
    <div className="h-full overflow-hidden px-2" aria-busy="true">
      <p className="sr-only">{loading}</p>
      {[7, 9, 6, 8, 7, 10, 6, 9].map((width, index) => (
        <div key={index} className="flex min-h-18 items-center gap-3 px-2">
          <Skeleton className="size-12 rounded-full!" />
          <div className="flex-1">
            <Skeleton className="h-3 max-w-full" style={{ width: `${width}rem` }} />
            <Skeleton className="mt-3 h-2.5 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  )
}

export function InboxError({ onRetry }: { onRetry: () => void }) {
  const { inbox, actions } = useWords()
  const offline = useConnection() === 'offline'
  return (
    <div role="alert">
      <EmptyState
        icon={offline ? WifiOff : CloudOff}
        title={offline ? inbox.offlineTitle : inbox.failedTitle}
        action={
          <Button look="secondary" onClick={onRetry}>
            {actions.retry}
          </Button>
        }
      >
        {offline ? inbox.offlineText : inbox.failedText}
      </EmptyState>
    </div>
  )
}

const icons = { unread: MailCheck, groups: Users, pinned: Pin, archived: Archive }

/** Why a filter leaves nothing, and what to do about it. */
export function InboxEmpty({ filter, onShowAll }: { filter: Exclude<Filter, 'requests'>; onShowAll: () => void }) {
  const { inbox } = useWords()
  const compose = useNewConversation()
  if (filter === 'all') {
    return (
      <Suspense fallback={<InboxSkeleton />}>
        <Onboarding />
      </Suspense>
    )
  }
  const texts = {
    unread: [inbox.empty.unreadTitle, inbox.empty.unreadText],
    groups: [inbox.empty.groupsTitle, inbox.empty.groupsText],
    pinned: [inbox.empty.pinnedTitle, inbox.empty.pinnedText],
    archived: [inbox.empty.archivedTitle, inbox.empty.archivedText],
  } as const
  const [title, text] = texts[filter]
  return (
    <div className="h-full overflow-y-auto">
      <EmptyState
        icon={icons[filter]}
        title={title}
        action={
          <div className="flex flex-col items-center gap-2">
            {filter === 'groups' && <Button onClick={compose}>{inbox.newConversation}</Button>}
            <Button look="secondary" onClick={onShowAll}>
              {inbox.showAll}
            </Button>
          </div>
        }
      >
        {text}
      </EmptyState>
    </div>
  )
}
