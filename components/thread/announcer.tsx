'use client'

import { useEffect, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { announcement } from './announcement'

/**
 * Says new messages of others, once, and that one of mine was not sent; never the history.
 * Apart from the log, whose rows come and go with scrolling and would all be read out.
 */
export function Announcer({ messages, meId, hasNewer }: { messages: ThreadMessage[]; meId: string; hasNewer: boolean }) {
  const { thread } = useWords()
  const [said, setSaid] = useState('')
  const heard = useRef<{ seq: number; failed: number } | null>(null)

  useEffect(() => {
    const seq = messages.findLast(message => message.seq > 0)?.seq ?? 0
    const failed = messages.filter(message => message.delivery === 'failed').length
    const before = heard.current
    // While the end is not loaded, what comes in is older than what was heard.
    heard.current = hasNewer ? null : { seq, failed }
    if (before === null || hasNewer) return
    const fresh = messages.filter(message => message.seq > before.seq && message.sender.id !== meId)
    const news = announcement(fresh, failed > before.failed, meId, thread)
    if (news) setSaid(news)
  }, [messages, meId, hasNewer, thread])

  return (
    <div role="status" aria-live="polite" className="sr-only" data-announcer>
      {said}
    </div>
  )
}
