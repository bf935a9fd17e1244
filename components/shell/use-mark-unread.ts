'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { useRowActions } from '@/components/inbox/use-row-actions'
import { useKnownConversation } from '@/lib/client/use-neighbour'

/** Marks the open conversation as unread, and leaves it: to look at it is to read it. */
export function useMarkUnread(): (conversationId: string) => void {
  const router = useRouter()
  const perform = useRowActions()
  const known = useKnownConversation()
  return useCallback(conversationId => {
    const conversation = known(conversationId)
    if (!conversation || conversation.state !== 'active') return
    router.push('/inbox')
    perform(conversation, 'markUnread')
  }, [router, perform, known])
}
