'use client'

import { CloudOff, MailCheck } from 'lucide-react'
import { useRequests } from '@/lib/client/use-requests'
import { BackToInbox } from '@/components/thread/thread-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { RequestRow } from './request-row'

/** Everybody who asks to write to the reader. */
export function Requests() {
  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <header className="flex h-16 shrink-0 items-center gap-1 border-b px-2 wide:px-8">
        <BackToInbox />
        <h1 className="text-lg font-semibold">Requests</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 wide:px-8">
        <div className="mx-auto max-w-140 pt-4 pb-16 wide:mx-0">
          <Content />
        </div>
      </div>
    </main>
  )
}

function Content() {
  const { requests, status, retry, hasMore, loadingMore, loadMore } = useRequests()
  if (status === 'error') {
    return (
      <div role="alert">
        <EmptyState icon={CloudOff} title="Your requests could not be loaded" action={<Button look="secondary" onClick={retry}>Try again</Button>}>
          The server did not answer. They are safe there.
        </EmptyState>
      </div>
    )
  }
  if (status === 'loading') return <Skeleton className="h-24 w-full rounded-lg!" />
  if (requests.length === 0) {
    return (
      <EmptyState icon={MailCheck} title="No requests">
        When somebody new writes to you, you decide here.
      </EmptyState>
    )
  }
  return (
    <>
      <p className="mb-3 text-sm text-muted">Nobody learns that you read a request, nor that you decline it.</p>
      <ul aria-label="Requests" className="divide-y overflow-hidden rounded-lg border">
        {requests.map(request => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
      {hasMore && (
        <Button look="secondary" className="mt-4" pending={loadingMore} onClick={loadMore}>
          Show more
        </Button>
      )}
    </>
  )
}
