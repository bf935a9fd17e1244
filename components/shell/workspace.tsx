'use client'

import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { RealtimeProvider } from '@/lib/client/realtime-provider'
import { InboxPane } from '@/components/inbox/inbox-pane'
import { NewConversationDialog } from '@/components/inbox/new-conversation-dialog'
import { ConnectionNotice } from './connection-notice'
import { NewConversationContext } from './new-conversation-context'
import { SignedOutGuard } from './signed-out-guard'
import { UnreadMarks } from './unread-marks'

/**
 * List beside thread on a wide screen, one at a time on a narrow one.
 * The list is never unmounted nor taken out of layout, so that it keeps its place.
 */
export function Workspace({ userId, children }: { userId: string; children: ReactNode }) {
  const [composing, setComposing] = useState(false)
  const atList = usePathname() === '/inbox'
  return (
    <RealtimeProvider userId={userId}>
      <NewConversationContext value={() => setComposing(true)}>
        <div className="relative h-dvh overflow-hidden wide:grid wide:grid-cols-[var(--container-list)_minmax(0,1fr)]">
          <div className={clsx('absolute inset-0 wide:visible wide:relative wide:border-r', !atList && 'invisible')}>
            <InboxPane leading={atList} />
          </div>
          <div className={clsx('absolute inset-0 min-w-0 wide:visible wide:relative', atList && 'invisible')}>{children}</div>
        </div>
        <ConnectionNotice />
        <UnreadMarks />
        <SignedOutGuard />
        <NewConversationDialog open={composing} onOpenChange={setComposing} />
      </NewConversationContext>
    </RealtimeProvider>
  )
}
