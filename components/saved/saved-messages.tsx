'use client'

import { Bookmark, CloudOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '@/components/language/language-provider'
import { BackToInbox } from '@/components/thread/back-to-inbox'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { useMe } from '@/lib/client/use-me'
import { type SavedQuery, useSaved } from '@/lib/client/use-saved'
import { SavedMessage } from './saved-message'

/** What one saved, from every conversation, the newest saved first. */
export function SavedMessages() {
  const { thread } = useWords()
  const saved = useSaved()
  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-1 border-b px-2 pt-[env(safe-area-inset-top)] wide:px-8">
        <BackToInbox />
        <h1 tabIndex={-1} className="text-lg font-semibold outline-none">
          {thread.savedPage.title}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 wide:px-8">
        <div className="mx-auto max-w-160 py-4 wide:mx-0">{<Content saved={saved} />}</div>
      </div>
    </main>
  )
}

function Content({ saved }: { saved: SavedQuery }) {
  const { thread, actions } = useWords()
  const words = thread.savedPage
  const { me } = useMe()
  if (saved.status === 'loading' || !me) return <SavedSkeleton />
  if (saved.status === 'error') {
    return (
      <div role="alert">
        <EmptyState icon={CloudOff} title={words.failed} action={<Button look="secondary" onClick={saved.retry}>{actions.retry}</Button>} />
      </div>
    )
  }
  if (saved.messages.length === 0) {
    return (
      <EmptyState icon={Bookmark} title={words.empty}>
        {words.emptyHint}
      </EmptyState>
    )
  }
  return (
    <>
      <ul aria-label={words.list} className="space-y-2.5">
        {saved.messages.map(message => (
          <SavedMessage key={message.id} message={message} meId={me.id} />
        ))}
      </ul>
      {saved.hasMore && <More {...saved} label={words.more} />}
    </>
  )
}

/** Fetches the next page as soon as it comes near the view. */
function More({ loadMore, loadingMore, label }: SavedQuery & { label: string }) {
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = mark.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMore(), { rootMargin: '600px' })
    observer.observe(element)
    return () => observer.disconnect()
  })
  return (
    <div ref={mark} role="status" className="grid h-16 place-items-center text-muted">
      {loadingMore && (
        <>
          <Spinner />
          <span className="sr-only">{label}</span>
        </>
      )}
    </div>
  )
}

function SavedSkeleton() {
  const { thread } = useWords()
  return (
    <div role="status" className="space-y-2.5">
      <span className="sr-only">{thread.loadingMessages}</span>
      {[0, 1, 2, 3].map(index => (
        <Skeleton key={index} className="h-24 w-full rounded-lg! opacity-60" />
      ))}
    </div>
  )
}
