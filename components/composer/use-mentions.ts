'use client'

import { type KeyboardEvent, useState } from 'react'
import type { User } from '@/lib/contract/views'
import { membersFor, mentionAt, withMention } from './mention-text'

export interface Mentions {
  /** Whom the beginning at the caret may mean; empty when nobody is being named. */
  options: User[]
  /** Which of them Enter takes. */
  active: number
  point(index: number): void
  choose(index: number): void
  /** The caret went there. */
  follow(caret: number): void
  close(): void
  /** Whether the key was meant for the list. */
  onKeyDown(event: KeyboardEvent): boolean
}

/** Offers members while one of them is being named. `members` are all others. */
export function useMentions(text: string, members: readonly User[], put: (next: { text: string; caret: number }) => void): Mentions {
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(0)
  const start = caret === null || members.length === 0 ? null : mentionAt(text, caret)
  const options = start ? membersFor(start.query, members) : []
  const chosen = Math.min(active, Math.max(0, options.length - 1))

  function choose(index: number): void {
    const member = options[index]
    if (!member || !start || caret === null) return
    setCaret(null)
    setActive(0)
    put(withMention(text, caret, start, member.username))
  }

  return {
    options,
    active: chosen,
    point: setActive,
    choose,
    follow(next) {
      setCaret(next)
      setActive(0)
    },
    close: () => setCaret(null),
    onKeyDown(event) {
      if (options.length === 0 || event.nativeEvent.isComposing) return false
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) setActive((chosen + step + options.length) % options.length)
      else if (event.key === 'Enter' || event.key === 'Tab') choose(chosen)
      else if (event.key === 'Escape') setCaret(null)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}
