'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Conversation, Message } from '@/lib/contract/views'
import { ApiError, call } from './api'
import { loadStatus } from './load-status'
import { listMessages } from './routes'
import { fetchConversation } from './server-calls'

/** More than these nobody prints; what is older is left out, and that is said. */
export const mostPrinted = 2_000
const pageSize = 100

export interface WholeThread {
  conversation: Conversation | undefined
  /** From the first to the last. */
  messages: Message[]
  /** Whether there are older ones, which are too many. */
  isCut: boolean
  /** How many are here while others are still fetched. */
  loaded: number
  status: 'loading' | 'ready' | 'missing' | 'error'
  retry(): void
}

interface Whole {
  conversation: Conversation
  messages: Message[]
  isCut: boolean
}

const none: Message[] = []

/** A conversation with everything that was said in it, as it is now. It takes no part in what happens afterwards. */
export function useWholeThread(id: string): WholeThread {
  const [loaded, setLoaded] = useState(0)
  const { data, error, refetch } = useQuery({ queryKey: ['whole thread', id], gcTime: 0, queryFn: ({ signal }) => fetchWhole(id, signal, setLoaded) })
  const missing = error instanceof ApiError && error.code === 'not_found'
  return {
    conversation: data?.conversation,
    messages: data?.messages ?? none,
    isCut: data?.isCut ?? false,
    loaded,
    status: missing ? 'missing' : loadStatus(data, error),
    retry: () => void refetch(),
  }
}

async function fetchWhole(id: string, signal: AbortSignal, tell: (loaded: number) => void): Promise<Whole> {
  const conversation = await fetchConversation(id, signal)
  let messages: Message[] = []
  for (let more = true; more && messages.length < mostPrinted; ) {
    const before = messages[0]?.id
    const page = await call(listMessages, { params: { id }, query: { limit: pageSize, ...(before && { before }) }, signal })
    messages = [...page.items, ...messages]
    more = page.hasOlder && page.items.length > 0
    tell(messages.length)
    if (!more) return { conversation, messages, isCut: false }
  }
  return { conversation, messages: messages.slice(-mostPrinted), isCut: true }
}
