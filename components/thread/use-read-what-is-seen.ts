'use client'

import { useEffect, useRef } from 'react'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Row } from './rows'
import type { ThreadVirtualizer } from './use-thread-virtualizer'

// A row counts as seen when so much of its top is in view, in pixels: a message may be taller than the screen.
const enough = 32

/** Marks as read what has really been in view; `markRead` waits until the page is looked at. `readSeq` is how far that was before. */
export function useReadWhatIsSeen(rows: Row[], virtualizer: ThreadVirtualizer, readSeq: number, markRead: (messageId: string) => void) {
  const marked = useRef(readSeq)

  // After every render: the virtualizer renders when another row comes into view.
  useEffect(() => {
    const seen = newestSeen(rows, virtualizer)
    if (!seen || seen.seq <= marked.current) return
    marked.current = seen.seq
    markRead(seen.id)
  })
}

/** The newest message of somebody else whose top is in view or above it. */
function newestSeen(rows: Row[], virtualizer: ThreadVirtualizer): ThreadMessage | null {
  const bottom = (virtualizer.scrollOffset ?? 0) + (virtualizer.scrollRect?.height ?? 0)
  const seen = virtualizer.getVirtualItems().findLast(item => {
    const row = rows[item.index]
    return row?.kind === 'message' && !row.mine && item.start + Math.min(enough, item.size) <= bottom
  })
  const row = seen && rows[seen.index]
  return row?.kind === 'message' ? row.message : null
}
