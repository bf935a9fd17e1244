'use client'

import { CloudOff, UserRoundSearch } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { BackToInbox } from '@/components/thread/thread-header'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { useProfile } from '@/lib/client/use-profile'
import { ProfileCard } from './profile-card'

/** Somebody's page, which a shared link leads to. */
export function ProfilePage({ username }: { username: string }) {
  const words = useWords()
  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <header className="flex h-[calc(4rem+env(safe-area-inset-top))] shrink-0 items-center gap-1 border-b px-2 pt-[env(safe-area-inset-top)] wide:px-8">
        <BackToInbox />
        <p className="text-lg font-semibold">{words.people.profile.title}</p>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 wide:px-8">
        <div className="mx-auto max-w-140 py-6">
          <Content username={username} />
        </div>
      </div>
    </main>
  )
}

function Content({ username }: { username: string }) {
  const words = useWords()
  const { profile, status, retry } = useProfile(`@${username}`)
  if (status === 'missing') {
    return (
      <>
        <h1 className="sr-only">{words.people.profile.missingTitle}</h1>
        <EmptyState
          icon={UserRoundSearch}
          title={words.people.profile.missingTitle}
          action={
            <Link href="/inbox" className={buttonClass('secondary')}>
              {words.people.profile.toInbox}
            </Link>
          }
        >
          {words.people.profile.missingText}
        </EmptyState>
      </>
    )
  }
  if (status === 'error') {
    return (
      <div role="alert">
        <h1 className="sr-only">{words.people.profile.title}</h1>
        <EmptyState icon={CloudOff} title={words.people.profile.failedTitle} action={<Button look="secondary" onClick={retry}>{words.actions.retry}</Button>}>
          {words.people.profile.failedText}
        </EmptyState>
      </div>
    )
  }
  if (!profile) return <ProfileSkeleton name={username} />
  return <ProfileCard profile={profile} reference={`@${username}`} />
}

function ProfileSkeleton({ name }: { name: string }) {
  return (
    <div aria-busy="true" className="flex flex-col items-center">
      <h1 className="sr-only">@{name}</h1>
      <Skeleton className="size-20 rounded-full!" />
      <Skeleton className="mt-4 h-5 w-40" />
      <Skeleton className="mt-3 h-3 w-24" />
      <Skeleton className="mt-8 h-11 w-full rounded-md!" />
    </div>
  )
}
