'use client'

import type { RefObject } from 'react'
import type { InboxQuery } from '@/lib/client/use-inbox'
import { useMe } from '@/lib/client/use-me'
import { ConversationRows } from './conversation-rows'
import { InboxEmpty, InboxError, InboxSkeleton } from './inbox-states'
import type { Filter } from './use-inbox-filter'

type ListProps = {
  inbox: InboxQuery
  filter: Exclude<Filter, 'requests'>
  /** Where each list was scrolled to. */
  places: RefObject<Map<string, number>>
  onShowAll: () => void
}

/** The conversations of a filter, or why there are none. */
export function ConversationList({ inbox, filter, places, onShowAll }: ListProps) {
  const { me, status, retry } = useMe()
  if (inbox.status === 'error' && inbox.conversations.length === 0) return <InboxError onRetry={inbox.retry} />
  if (status === 'error' && !me) return <InboxError onRetry={retry} />
  if (inbox.status === 'loading' || !me) return <InboxSkeleton />
  if (inbox.conversations.length === 0) return <InboxEmpty filter={filter} onShowAll={onShowAll} />
  return <ConversationRows inbox={inbox} me={me} place={filter} places={places} />
}
