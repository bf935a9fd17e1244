'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Row } from './rows'
import type { Jump } from './use-jumps'
import type { ThreadVirtualizer } from './use-thread-virtualizer'

/** How long a message stands out after one was led to it, in milliseconds. */
const standsOutFor = 2_400

export interface FollowJumpInput {
  jump: Jump | null
  rows: Row[]
  virtualizer: ThreadVirtualizer
  /** The end does not hold the log any more. */
  leaveEnd: () => void
  goToEnd: () => void
  focusRow: (key: string) => void
}

/** Goes where a jump leads as soon as that is loaded: to the middle of the log, with the focus. Answers the key of what stands out. */
export function useFollowJump({ jump, rows, virtualizer, leaveEnd, goToEnd, focusRow }: FollowJumpInput): string | null {
  const done = useRef(0)
  const [standsOut, setStandsOut] = useState<{ key: string; nonce: number } | null>(null)

  // Again with each page that comes.
  useLayoutEffect(() => {
    if (!jump || jump.nonce === done.current) return
    if (jump.to === 'end') {
      done.current = jump.nonce
      return goToEnd()
    }
    const { messageId } = jump.to
    leaveEnd()
    const index = rows.findIndex(row => row.kind === 'message' && row.message.id === messageId)
    const row = rows[index]
    if (!row) return
    done.current = jump.nonce
    virtualizer.scrollToIndex(index, { align: 'center' })
    if (!jump.keepFocus) focusRow(row.key)
    setStandsOut({ key: row.key, nonce: jump.nonce })
  }, [jump, rows, virtualizer, leaveEnd, goToEnd, focusRow])

  useEffect(() => {
    if (!standsOut) return
    const timer = setTimeout(() => setStandsOut(null), standsOutFor)
    return () => clearTimeout(timer)
  }, [standsOut])

  return standsOut?.key ?? null
}
