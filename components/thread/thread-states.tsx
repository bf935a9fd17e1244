import { CloudOff, MessageCircleOff } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { BackToInbox } from './thread-header'

/** The same answer for what is not there and for what is not theirs. */
export function ThreadMissing() {
  return (
    <Frame title="Conversation not found">
      <EmptyState
        icon={MessageCircleOff}
        title="This conversation does not exist or you are not in it"
        action={
          <Link href="/inbox" className={buttonClass('secondary')}>
            Back to inbox
          </Link>
        }
      />
    </Frame>
  )
}

/** Nothing could be fetched, and one can try again. */
export function ThreadError({ onRetry }: { onRetry: () => void }) {
  return (
    <Frame title="Conversation">
      <MessagesError onRetry={onRetry} />
    </Frame>
  )
}

/** The messages could not be fetched, whatever else is there. */
export function MessagesError({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert" className="grid h-full place-items-center">
      <EmptyState icon={CloudOff} title="The messages could not be loaded" action={<Button look="secondary" onClick={onRetry}>Try again</Button>}>
        Check the connection and try again. Nothing is lost.
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
