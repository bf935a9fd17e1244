'use client'
import { useEffect, useRef } from 'react'
import type { ParleyEvent } from '@/lib/contract/events'
import type { Conversation } from '@/lib/contract/views'
import { useRuntime } from './realtime-provider'

/** Hears every event as it comes, with the conversation that it is about as it is by then. */
export function useEvents(listener: (event: ParleyEvent, conversation: Conversation | undefined) => void): void {
  const { hear, cache } = useRuntime()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => hear(event => latest.current(event, 'conversationId' in event ? cache.conversation(event.conversationId).get() : undefined)), [hear, cache])
}
