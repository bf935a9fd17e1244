'use client'
import { useCallback, useMemo } from 'react'
import { call } from './api'
import { receiveRequest } from './cache'
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
  refresh(runtime, userId)
}

function refresh({ cache, client, followUp, userId: ownId }: Runtime, userId: string): void {
  const direct = cache.conversations().filter(({ kind, members }) => kind === 'direct' && members.some(({ user }) => user.id === userId && user.id !== ownId))
  followUp(direct.map(({ id }) => ({ do: 'fetchConversation', conversationId: id })))
  void client.invalidateQueries({ queryKey: keys.blocks })
  void client.invalidateQueries({ queryKey: keys.verdict(userId) })
  void client.invalidateQueries({ queryKey: keys.profiles })
}
