'use client'

import { CloudOff, MailCheck, MessagesSquare, SearchX } from 'lucide-react'
import { useNewConversation } from '@/components/shell/new-conversation-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { rowHeight } from './conversation-row'

/** Rows of the size of those to come. */
export function InboxSkeleton() {
  return (
    <div className="h-full overflow-hidden px-2" aria-busy="true">
      <p className="sr-only">Loading conversations</p>
      {[7, 9, 6, 8, 7, 10, 6, 9].map((width, index) => (
        <div key={index} style={{ height: rowHeight }} className="flex items-center gap-3 px-2">
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
  return (
    <div role="alert">
      <EmptyState
        icon={CloudOff}
        title="Your conversations could not be loaded"
        action={
          <Button look="secondary" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        The server did not answer. They are safe there.
      </EmptyState>
    </div>
  )
}

export function InboxEmpty({ filter, q, onShowAll }: { filter: 'all' | 'unread'; q: string; onShowAll: () => void }) {
  const compose = useNewConversation()
  const showAll = (
    <Button look="secondary" onClick={onShowAll}>
      Show all conversations
    </Button>
  )
  if (q !== '') {
    return (
      <EmptyState icon={SearchX} title="Nothing found" action={showAll}>
        No name and no message has “{q}”.
      </EmptyState>
    )
  }
  if (filter === 'unread') {
    return (
      <EmptyState icon={MailCheck} title="Nothing unread" action={showAll}>
        You have seen everything.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={MessagesSquare} title="No conversations yet" action={<Button onClick={compose}>New conversation</Button>}>
      Find somebody by their name and say hello.
    </EmptyState>
  )
}
