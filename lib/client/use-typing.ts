'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Person } from '@/lib/contract/views'
import { call } from './api'
import type { TypingState } from './cache'
import { keys } from './keys'
import { useRuntime } from './realtime-provider'
import { setTyping as setTypingEndpoint } from './routes'
import { createTypingSignal } from './typing-signal'
import { useConversation } from './use-conversation'

export interface Typing {
  /** Who else is writing right now. */
  typing: Person[]
  /** Say it at each keystroke; it is repeated, and ends, by itself. */
  setTyping(typing: boolean): void
}

const nobody: TypingState = {}

/** Who is writing in a conversation, and saying so oneself. */
export function useTyping(conversationId: string): Typing {
  const { cache, connection } = useRuntime()
  const { data: state = nobody } = useQuery<TypingState>({ queryKey: keys.typing(conversationId), queryFn: () => nobody })
  const { conversation } = useConversation(conversationId)

  useEffect(() => {
    const ends = Object.values(state)
    if (ends.length === 0) return
    const timer = setTimeout(() => {
      const still = Object.entries(state).filter(([, end]) => end > Date.now())
      cache.typing(conversationId).set(Object.fromEntries(still))
    }, Math.max(0, Math.min(...ends) - Date.now()) + 1)
    return () => clearTimeout(timer)
  }, [cache, conversationId, state])

  const signal = useMemo(() => createTypingSignal(typing => {
    // Nobody may know of it where the two have not let each other in.
    if (connection.state() === 'offline' || cache.conversation(conversationId).get()?.state !== 'active') return
    call(setTypingEndpoint, { params: { id: conversationId }, body: { typing } }).catch(() => {})
  }), [cache, connection, conversationId])
  useEffect(() => () => signal.set(false), [signal])

  const typing = useMemo(
    () => conversation?.members.flatMap(({ user }) => (user.id in state ? user : [])) ?? [],
    [conversation, state],
  )
  return { typing, setTyping: signal.set }
}
