'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Receipt } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { listReceipts } from './routes'

export interface ReceiptsQuery {
  receipts: Receipt[]
  status: 'loading' | 'ready' | 'error'
  retry(): void
}

const none: Receipt[] = []

/** How far a message of one's own has come with everybody. `watermarks` is what the members are known to have read: when it changes, it is asked again. */
export function useReceipts(conversationId: string, messageId: string, watermarks: string): ReceiptsQuery {
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.receipts(messageId), watermarks],
    queryFn: async ({ signal }) => (await call(listReceipts, { params: { id: conversationId, messageId }, signal })).items,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  })
  return { receipts: data ?? none, status: loadStatus(data, error), retry: () => void refetch() }
}
