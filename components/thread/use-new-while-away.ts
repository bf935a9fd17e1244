'use client'

import { useState } from 'react'
import type { ThreadMessage } from '@/lib/client/use-thread'

/** How many messages of others came, or waited, below the place where one reads; 0 at the end. */
export function useNewWhileAway(messages: ThreadMessage[], meId: string, atEnd: boolean, readSeq: number): number {
  const [seen, setSeen] = useState(readSeq)
  const latest = messages.findLast(message => message.seq > 0)?.seq ?? 0

  if (atEnd && latest > seen) setSeen(latest)

  return atEnd ? 0 : messages.filter(message => message.seq > seen && message.sender.id !== meId).length
}
