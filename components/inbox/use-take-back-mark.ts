'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { useUpdateMembership } from '@/lib/client/use-update-membership'
import { useRuntime } from '@/lib/client/realtime-provider'

/** Opening a conversation takes back that it was marked as unread. */
export function useTakeBackMark(): void {
  const { cache } = useRuntime()
  const update = useUpdateMembership()
  const opened = /^\/inbox\/([^/]+)/.exec(usePathname())?.[1]
  useEffect(() => {
    if (!opened || !cache.conversation(opened).get()?.markedUnread) return
    // It stays marked where that could not be said; opening it again says it again.
    update(opened, { markedUnread: false }).catch(() => {})
  }, [opened, cache, update])
}
