'use client'

import type { Row } from './rows'
import type { ThreadVirtualizer } from './use-thread-virtualizer'

/** The day of the message at the upper edge; null where a separator of its own is in view there. */
export function useTopDay(rows: Row[], virtualizer: ThreadVirtualizer): Date | null {
  const top = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)
  const row = top && rows[top.index]
  return row?.kind === 'message' ? new Date(row.message.createdAt) : null
}
