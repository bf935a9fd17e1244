'use client'
import { useCallback, useMemo } from 'react'
import type { Conversation } from '@/lib/contract/views'
import { call } from './api'
import { loseConversation, receiveRequest } from './cache'
import { keys } from './keys'
import { useRuntime } from './realtime-provider'
import { blockUser, unblockUser } from './routes'
import type { Runtime } from './runtime'

export interface Blocking {
  /** Throws `ApiError`. From its answer on nothing of either reaches the other. */
  block(userId: string): Promise<void>
  unblock(userId: string): Promise<void>
}

/** Blocks people, and keeps what is shown in step: requests between the two, their conversation, the list of blocked people. */
export function useBlock(): Blocking {
  const runtime = useRuntime()
  const block = useCallback(async (userId: string) => {
    await call(blockUser, { params: { id: userId } })
    showBlocked(runtime, userId)
  }, [runtime])
  const unblock = useCallback(async (userId: string) => {
    await call(unblockUser, { params: { id: userId } })
    refresh(runtime, userId)
  }, [runtime])
  return useMemo(() => ({ block, unblock }), [block, unblock])
}

/** What a block leaves in the cache, also one that came with a report or with many decisions at once. */
export function showBlocked(runtime: Runtime, userId: string): void {
  const { cache, followUp } = runtime
  const waiting = cache.requests().flatMap(({ list }) => list.get()?.items ?? []).filter(({ from, to }) => from.id === userId || to.id === userId)
  for (const request of waiting) followUp(receiveRequest(cache, { ...request, status: request.from.id === userId ? 'declined' : 'cancelled' }))
  for (const { id } of directWith(runtime, userId).filter(({ state }) => state === 'requested')) followUp(loseConversation(cache, id))
  refresh(runtime, userId)
}

function directWith({ cache, userId: ownId }: Runtime, userId: string): Conversation[] {
  return cache.conversations().filter(({ kind, members }) => kind === 'direct' && members.some(({ user }) => user.id === userId && user.id !== ownId))
}

function refresh(runtime: Runtime, userId: string): void {
  const { client, followUp } = runtime
  // What was declined is not shown any more.
  const shown = directWith(runtime, userId).filter(({ state }) => state !== 'declined')
  followUp(shown.map(({ id }) => ({ do: 'fetchConversation', conversationId: id })))
  void client.invalidateQueries({ queryKey: keys.blocks })
  void client.invalidateQueries({ queryKey: keys.verdict(userId) })
  void client.invalidateQueries({ queryKey: keys.profiles })
}
