'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { toast } from '@/components/ui/toast'
import type { ThreadQuery } from '@/lib/client/use-thread'

/** Where the log is to go: to a message, or to its end. Each `nonce` is one going. */
export interface Jump {
  to: { messageId: string } | 'end'
  nonce: number
  /** Who goes from match to match stays with what leads there. */
  keepFocus?: boolean
}

/** Goes to a message and, unless the focus is to stay where it is, gives it the focus. */
export type JumpTo = (messageId: string, options?: { keepFocus?: boolean }) => void

export interface Jumps {
  jump: Jump | null
  jumpTo: JumpTo
}

/** Goes to the message that the address names (`target`), and back to the end when the address names none any more. */
export function useJumps({ jumpTo: load, hasNewer, jumpToLatest }: ThreadQuery, target: string | null): Jumps {
  const { thread } = useWords()
  const errorText = useErrorText()
  const [jump, setJump] = useState<Jump | null>(target === null ? null : { to: { messageId: target }, nonce: 1 })
  const before = useRef<string | null | undefined>(undefined)

  const fetchFor = useCallback(
    (messageId: string) => {
      const failed = (words: string) => {
        setJump(now => (now && now.to !== 'end' && now.to.messageId === messageId ? null : now))
        toast.error(words)
      }
      load(messageId).then(found => {
        if (!found) failed(thread.messageGone)
      }, error => failed(errorText(error)))
    },
    [load, thread, errorText],
  )
  const go = useCallback((to: Jump['to'], keepFocus = false) => setJump(now => ({ to, nonce: (now?.nonce ?? 0) + 1, keepFocus })), [])
  const jumpTo = useCallback<JumpTo>(
    (messageId, { keepFocus } = {}) => {
      go({ messageId }, keepFocus)
      fetchFor(messageId)
    },
    [go, fetchFor],
  )

  useEffect(() => {
    const last = before.current
    if (last === target) return
    before.current = target
    if (last === undefined) {
      // A thread that was left in its history begins at its end again.
      if (target === null) return hasNewer ? jumpToLatest() : undefined
      return fetchFor(target)
    }
    if (target === null) go('end')
    else jumpTo(target)
  }, [target, hasNewer, jumpToLatest, fetchFor, go, jumpTo])

  return { jump, jumpTo }
}
