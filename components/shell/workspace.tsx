'use client'

import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react'
import { RealtimeProvider } from '@/lib/client/realtime-provider'
import { InboxPane } from '@/components/inbox/inbox-pane'
import { ConnectionNotice } from './connection-notice'
import { NewConversationContext } from './new-conversation-context'
import { UnreadMarks } from './unread-marks'
import { useWide } from './use-wide'

const NewConversationDialog = lazy(() => import('@/components/people/new-conversation-dialog'))

/**
 * List beside thread on a wide screen, one at a time on a narrow one.
 * The list is never unmounted nor taken out of layout, so that it keeps its place.
 */
export function Workspace({ userId, children }: { userId: string; children: ReactNode }) {
  const [composing, setComposing] = useState(false)
  const atList = usePathname() === '/inbox'
  const wide = useWide()
  // Once it was opened it stays, so that it can close as it opened.
  const [composed, setComposed] = useState(false)
  const compose = useCallback(() => {
    setComposed(true)
    setComposing(true)
  }, [])
  return (
    <RealtimeProvider userId={userId}>
      <NewConversationContext value={compose}>
        <div className="relative h-dvh overflow-hidden wide:grid wide:grid-cols-[var(--container-list)_minmax(0,1fr)]">
          <div
            // Alone on the screen the list is the main thing, beside a thread it leads to the main thing.
            role={atList && !wide ? 'main' : 'navigation'}
            aria-label="Conversations"
            className={clsx('absolute inset-0 wide:visible wide:relative wide:border-r', !atList && 'invisible')}
          >
            <InboxPane />
          </div>
          <div className={clsx('absolute inset-0 min-w-0 wide:visible wide:relative', atList && 'invisible')}>{children}</div>
        </div>
        <ConnectionNotice />
        <UnreadMarks />
        {composed && (
          <Suspense>
            <NewConversationDialog open={composing} onOpenChange={setComposing} />
          </Suspense>
        )}
      </NewConversationContext>
    </RealtimeProvider>
  )
}
