'use client'
import { useCallback } from 'react'
import type { InboxList } from './inbox-list'
import { keys } from './keys'
import { useRuntime } from './realtime-provider'

/** Finds the conversation below (1) or above (-1) another in the inbox; from nowhere, the first or the last. */
export function useNeighbour(): (conversationId: string | undefined, step: 1 | -1) => string | undefined {
  const { client } = useRuntime()
  return useCallback((conversationId, step) => {
    const items = client.getQueryData<InboxList>(keys.inbox({ filter: 'all', q: '' }))?.items ?? []
    const at = items.findIndex(({ id }) => id === conversationId)
    return (at < 0 ? items.at(step === 1 ? 0 : -1) : items[at + step])?.id
  }, [client])
}

/** A conversation as it is known now, to act on it. */
export function useKnownConversation() {
  const { cache } = useRuntime()
  return useCallback((id: string) => cache.conversation(id).get(), [cache])
}
