'use client'

import { useRouter } from 'next/navigation'
import { createContext, use, useCallback, type RefObject } from 'react'

/** From where the details of a conversation were opened. */
export const DetailsWay = createContext<{ conversationId: string; fromThread: RefObject<boolean> } | undefined>(undefined)

/** Leads back to the thread: by the way one came, so that the browser's own back button leads no circles. */
export function useCloseDetails(): () => void {
  const way = use(DetailsWay)
  const router = useRouter()
  return useCallback(() => {
    if (way?.fromThread.current) router.back()
    else router.replace(way ? `/inbox/${way.conversationId}` : '/inbox')
  }, [way, router])
}
