'use client'

import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useCallback, useState, type ReactNode } from 'react'
import type { Opening } from '@/lib/contract/opening'
import { RealtimeProvider } from '@/lib/client/realtime-provider'
import { InboxPane } from '@/components/inbox/inbox-pane'
import { useWords } from '@/components/language/language-provider'
import { onceOpen } from '@/components/ui/once-open'
import { WhenIdle } from '@/components/ui/when-idle'
import { CommandCenter } from './command-center'
import { ConnectionNotice } from './connection-notice'
import { NewConversationContext } from './new-conversation-context'
import { SkipLink } from './skip-link'
import { UnreadMarks } from './unread-marks'
import { useRouteFocus } from './use-route-focus'
import { useListDrawn } from './use-list-drawn'
import { useWide } from './use-wide'
import { lazyPart } from '@/components/ui/lazy-part'

const NewConversationDialog = onceOpen(() => import('@/components/people/new-conversation-dialog'))
const Background = lazyPart(() => import('./background'))

/**
 * List beside thread on a wide screen, one at a time on a narrow one.
 * The list is never unmounted nor taken out of layout, so that it keeps its place. `phone`: what the server takes the
 * screen for.
 */
export function Workspace({ userId, phone = false, opening = null, children }: { userId: string; phone?: boolean; opening?: Opening | null; children: ReactNode }) {
  const [composing, setComposing] = useState(false)
  const atList = usePathname() === '/inbox'
  const wide = useWide(!phone)
  const listDrawn = useListDrawn(atList || wide)
  const { conversations } = useWords().shell
  const compose = useCallback(() => setComposing(true), [])
  useRouteFocus()
  return (
    <RealtimeProvider userId={userId} opening={opening}>
      <NewConversationContext value={compose}>
        <CommandCenter>
          <SkipLink />
          <div className="relative h-dvh overflow-hidden wide:grid wide:grid-cols-[var(--container-list)_minmax(0,1fr)]">
            <div
              // Alone on the screen the list is the main thing, beside a thread it leads to the main thing.
              role={atList && !wide ? 'main' : 'navigation'}
              aria-label={conversations}
              className={clsx('absolute inset-0 wide:visible wide:relative wide:border-e', !atList && 'invisible')}
            >
              {listDrawn && <InboxPane />}
            </div>
            <div id="content" className={clsx('absolute inset-0 min-w-0 wide:visible wide:relative', atList && 'invisible')}>
              {children}
            </div>
          </div>
          <ConnectionNotice />
          <UnreadMarks />
          <NewConversationDialog open={composing} onOpenChange={setComposing} />
          <WhenIdle>
            <Background />
          </WhenIdle>
        </CommandCenter>
      </NewConversationContext>
    </RealtimeProvider>
  )
}
