'use client'

import { CloudOff, MessageCircleOff } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { BackToInbox } from './back-to-inbox'

/** The same answer for what is not there and for what is not theirs. */
export function ThreadMissing() {
  const { thread } = useWords()
  return (
    <Frame title={thread.notFoundTitle}>
      <EmptyState
        icon={MessageCircleOff}
        title={thread.notFound}
        action={
          <Link href="/inbox" className={buttonClass('secondary')}>
            {thread.backToInbox}
          </Link>
        }
      />
    </Frame>
  )
}

/** Nothing could be fetched, and one can try again. */
export function ThreadError({ onRetry }: { onRetry: () => void }) {
  const { thread } = useWords()
  return (
    <Frame title={thread.untitled}>
      <MessagesError onRetry={onRetry} />
    </Frame>
  )
}

/** The messages could not be fetched, whatever else is there. */
export function MessagesError({ onRetry }: { onRetry: () => void }) {
  const { thread, actions } = useWords()
  return (
    <div role="alert" className="grid h-full place-items-center">
      <EmptyState icon={CloudOff} title={thread.loadFailed} action={<Button look="secondary" onClick={onRetry}>{actions.retry}</Button>}>
        {thread.loadFailedHint}
      </EmptyState>
    </div>
  )
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center px-2 pt-[env(safe-area-inset-top)] wide:hidden">
        <BackToInbox />
      </header>
      <h1 className="sr-only">{title}</h1>
      <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto">{children}</div>
    </>
  )
}
