'use client'

import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'
import { ThreadView } from '@/components/thread/thread-view'
import { DetailsWay } from './details-way'

/** The link in the thread that leads to the details, and gets the focus back from there. */
export const detailsLinkId = 'conversation-details-link'

/**
 * A thread with room for its details: beside it where there is room, over it otherwise. The thread stays mounted, so
 * that it keeps its place and what is being written.
 */
export function ConversationFrame({ conversationId, children }: { conversationId: string; children: ReactNode }) {
  const atDetails = usePathname().endsWith('/details')
  const before = useRef(atDetails)
  // Opened from the thread, so that closing is going back.
  const fromThread = useRef(false)

  useEffect(() => {
    if (before.current === atDetails) return
    before.current = atDetails
    fromThread.current = atDetails
    if (!atDetails) document.getElementById(detailsLinkId)?.focus({ preventScroll: true })
  }, [atDetails])

  return (
    <DetailsWay value={{ conversationId, fromThread }}>
      <div className="absolute inset-0 flex">
        <div className={clsx('relative min-w-0 flex-1', atDetails && 'max-[74.99rem]:invisible')}>
          <ThreadView key={conversationId} conversationId={conversationId} />
        </div>
        {children}
      </div>
    </DetailsWay>
  )
}
