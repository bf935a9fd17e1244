'use client'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Conversation, Person } from '@/lib/contract/views'
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
  const { conversation } = useConversation(conversationId)
  const typing = useWriters(conversationId, conversation)
  const signal = useMemo(() => createTypingSignal(typing => {
    // Nobody may know of it where the two have not let each other in.
    if (connection.state() === 'offline' || cache.conversation(conversationId).get()?.state !== 'active') return
    call(setTypingEndpoint, { params: { id: conversationId }, body: { typing } }).catch(() => {})
  }), [cache, connection, conversationId])
  useEffect(() => () => signal.set(false), [signal])
  return { typing, setTyping: signal.set }
}

/** Who else is writing right now in a conversation that is shown. */
export function useWriters(conversationId: string, conversation: Conversation | undefined): Person[] {
  const { cache } = useRuntime()
  // Only events say it: there is nothing to fetch.
  const { data: state = nobody } = useQuery<TypingState>({ queryKey: keys.typing(conversationId), queryFn: skipToken })

  useEffect(() => {
    const ends = Object.values(state)
    if (ends.length === 0) return
    const timer = setTimeout(() => {
      const still = Object.entries(state).filter(([, end]) => end > Date.now())
      cache.typing(conversationId).set(Object.fromEntries(still))
    }, Math.max(0, Math.min(...ends) - Date.now()) + 1)
    return () => clearTimeout(timer)
  }, [cache, conversationId, state])

  return useMemo(
    () => conversation?.members.flatMap(({ user }) => (user.id in state ? user : [])) ?? [],
    [conversation, state],
  )
}
