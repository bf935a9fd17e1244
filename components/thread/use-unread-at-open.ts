'use client'

import { useEffect, useState } from 'react'
import type { ThreadQuery } from '@/lib/client/use-thread'
import type { Conversation } from '@/lib/contract/views'
import { firstUnreadKey } from './rows'

// So many messages are fetched to find where the unread ones begin; who missed more begins at the end.
const furthest = 300

/**
 * Where the unread messages began when the thread was opened, whatever is read since.
 * `finding` while the history up to there is still fetched. `elsewhere`: it was opened at a message, and nothing is looked for.
 */
export function useUnreadAtOpen(thread: ThreadQuery, conversation: Conversation, meId: string, elsewhere: boolean) {
  const [opened] = useState(() => ({
    unread: conversation.unreadCount,
    readSeq: conversation.members.find(member => member.user.id === meId)?.readSeq ?? 0,
  }))
  const firstUnread = opened.unread > 0 ? firstUnreadKey(thread.messages, meId, opened.readSeq, thread.hasOlder) : null
  // Looked for once: later the window may be anywhere.
  const [settled, setSettled] = useState(elsewhere)
  const finding = !settled && opened.unread > 0 && firstUnread === null && thread.hasOlder && thread.messages.length < furthest
  if (!finding && !settled) setSettled(true)

  useEffect(() => {
    if (finding && !thread.loadingOlder) thread.loadOlder()
  })

  return { firstUnread, finding, readSeq: opened.readSeq, unread: opened.unread }
}
