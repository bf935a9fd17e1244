'use client'

import { useSearchParams } from 'next/navigation'
import { useWords } from '@/components/language/language-provider'
import { BackToInbox } from '@/components/thread/thread-header'
import { ReceivedRequests } from './received-requests'
import { RequestBoxes } from './request-boxes'
import { SentRequests } from './sent-requests'

/** Everybody who asks to write to the reader, and whom the reader asks. */
export function Requests() {
  const words = useWords().requests
  const box = useSearchParams().get('box') === 'sent' ? 'sent' : 'received'
  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-1 border-b px-2 pt-[env(safe-area-inset-top)] wide:px-8">
        <BackToInbox />
        <h1 tabIndex={-1} className="text-lg font-semibold outline-none">
          {words.title}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 wide:px-8">
        <div className="mx-auto flex min-h-full max-w-160 flex-col pt-4 wide:mx-0">
          <RequestBoxes box={box} />
          {box === 'sent' ? <SentRequests /> : <ReceivedRequests />}
        </div>
      </div>
    </main>
  )
}
