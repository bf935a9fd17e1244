'use client'

import { clsx } from 'clsx'
import { useWords } from '@/components/language/language-provider'
import { Skeleton } from '@/components/ui/skeleton'
import { BackToInbox } from './back-to-inbox'

const bubbles = [
  ['w-52', false],
  ['w-72', false],
  ['w-40', true],
  ['w-64', true],
  ['w-32', false],
  ['w-56', true],
  ['w-80', false],
  ['w-44', true],
] as const

/** The shape of a thread while it comes: everything is where it will be. */
export function ThreadSkeleton() {
  const { thread } = useWords()
  return (
    <>
      <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-2 border-b ps-2 pe-2 pt-[env(safe-area-inset-top)] wide:ps-5">
        <BackToInbox />
        <Skeleton className="size-10 rounded-full!" />
        <div className="ms-1 space-y-2">
          <Skeleton className="h-3.5 w-32" />
          <Skeleton className="h-3 w-20" />
        </div>
      </header>
      <div role="status" className="flex-1 overflow-hidden">
        <span className="sr-only">{thread.loading}</span>
        <MessagesSkeleton />
      </div>
      <div className="px-3 pt-1 pb-3 wide:px-5 wide:pb-4">
        <Skeleton className="h-[2.875rem] rounded-[1.375rem]!" />
      </div>
    </>
  )
}

/** Bubbles to come, at the end of the log as they will be. */
export function MessagesSkeleton() {
  return (
    <div className="flex h-full flex-col justify-end gap-2 px-3 pb-3 wide:px-5">
      {bubbles.map(([width, mine]) => (
        <Skeleton key={width} className={clsx('h-[2.125rem] max-w-[85%] rounded-bubble! opacity-60', width, mine && 'self-end')} />
      ))}
    </div>
  )
}
