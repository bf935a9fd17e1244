'use client'

import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { useDeferredValue } from 'react'
import { ConversationAvatar } from '@/components/inbox/conversation-avatar'
import { useWords } from '@/components/language/language-provider'
import { Skeleton } from '@/components/ui/skeleton'
import { useInbox } from '@/lib/client/use-inbox'
import type { Conversation } from '@/lib/contract/views'
import { counterpartOf } from './people'

export interface ForwardTargetsProps {
  q: string
  meId: string
  language: string
  chosen: ReadonlyMap<string, string>
  onToggle: (id: string, name: string) => void
}

/** The conversations that something can be said in, by name, each to be chosen. */
export function ForwardTargets({ q, meId, language, chosen, onToggle }: ForwardTargetsProps) {
  const { thread, actions } = useWords()
  const { conversations, status, retry, hasMore, loadingMore, loadMore } = useInbox({ filter: 'all', q: useDeferredValue(q) })
  const writable = conversations.filter(({ state, kind, requestId }) => state === 'active' && !(kind === 'direct' && requestId))
  return (
    <div
      className="min-h-48 flex-1 overflow-y-auto px-2 pb-2 wide:h-80"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (hasMore && !loadingMore && scrollHeight - scrollTop - clientHeight < 300) loadMore()
      }}
    >
      {status === 'loading' && [0, 1, 2, 3, 4].map(index => <Skeleton key={index} className="mx-3 my-2 h-10 rounded-md!" />)}
      {status === 'error' && (
        <p role="alert" className="px-3 py-6 text-center text-sm">
          {thread.forward.failed}{' '}
          <button type="button" onClick={retry} className="font-medium text-accent underline underline-offset-2">
            {actions.retry}
          </button>
        </p>
      )}
      {status === 'ready' && writable.length === 0 && <p role="status" className="px-3 py-6 text-center text-sm text-muted">{thread.forward.none}</p>}
      <ul aria-label={thread.forward.list}>
        {writable.map(conversation => (
          <Target key={conversation.id} conversation={conversation} meId={meId} language={language} chosen={chosen.has(conversation.id)} onToggle={onToggle} />
        ))}
      </ul>
    </div>
  )
}

interface TargetProps {
  conversation: Conversation
  meId: string
  language: string
  chosen: boolean
  onToggle: (id: string, name: string) => void
}

function Target({ conversation, meId, language, chosen, onToggle }: TargetProps) {
  const { name } = counterpartOf(conversation, meId, language)
  return (
    <li>
      <button
        type="button"
        role="checkbox"
        aria-checked={chosen}
        onClick={() => onToggle(conversation.id, name)}
        className="flex min-h-13 w-full items-center gap-3 rounded-md px-3 text-start -outline-offset-2 hover:bg-hover"
      >
        <ConversationAvatar conversation={conversation} meId={meId} size="md" />
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {name}
        </span>
        <span aria-hidden="true" className={clsx('grid size-5 shrink-0 place-items-center rounded-full border', chosen ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong')}>
          {chosen && <Check className="size-3.5" strokeWidth={3} />}
        </span>
      </button>
    </li>
  )
}
