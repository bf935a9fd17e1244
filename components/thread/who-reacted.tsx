'use client'

import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { useWhoReacted } from '@/lib/client/use-who-reacted'

export interface WhoReactedProps {
  message: ThreadMessage
  meId: string
  anchor: Element | null
  onOpenChange: (open: boolean) => void
  onClosed: () => void
}

/** Who reacted to a message, and how. */
export default function WhoReacted({ message, meId, anchor, onOpenChange, onClosed }: WhoReactedProps) {
  const { thread, actions } = useWords()
  const { given, status, retry } = useWhoReacted(message)
  const expected = Math.min(8, message.reactions.reduce((sum, { count }) => sum + count, 0))
  return (
    <Popover open anchor={anchor} label={thread.reactions.who} onOpenChange={onOpenChange} onClosed={onClosed} className="w-72">
      <h2 className="px-4 pt-3 pb-1.5 text-xs font-medium text-muted">{thread.reactions.who}</h2>
      {status === 'error' ? (
        <p className="px-4 pb-4 text-sm">
          {thread.reactions.failed}{' '}
          <button type="button" onClick={retry} className="font-medium text-accent underline underline-offset-2">
            {actions.retry}
          </button>
        </p>
      ) : (
        <ul tabIndex={0} aria-label={thread.reactions.who} className="max-h-72 overflow-y-auto pb-2 -outline-offset-2" aria-busy={status === 'loading'}>
          {status === 'loading' && Array.from({ length: expected }, (_, index) => <PersonSkeleton key={index} />)}
          {given.map(({ emoji, user }) => (
            <li key={`${user.id} ${emoji}`} className="flex h-11 items-center gap-3 px-4">
              <Avatar size="sm" id={user.id} name={user.name} url={user.avatarUrl} />
              <span className="min-w-0 flex-1 truncate text-sm" dir="auto">
                {user.id === meId ? thread.you : user.name}
              </span>
              <span className="text-xl">{emoji}</span>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  )
}

function PersonSkeleton() {
  return (
    <li className="flex h-11 items-center gap-3 px-4">
      <Skeleton className="size-8 rounded-full!" />
      <Skeleton className="h-3.5 w-32" />
    </li>
  )
}
