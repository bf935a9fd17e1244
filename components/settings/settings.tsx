'use client'

import { LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { signOut } from '@/lib/client/account'
import { useMe } from '@/lib/client/use-me'
import { BackToInbox } from '@/components/thread/thread-header'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { ProfileForm } from './profile-form'
import { Sessions } from './sessions'
import { ThemeChoice } from './theme-choice'

export function Settings() {
  const { me, status, retry } = useMe()
  return (
    <main className="absolute inset-0 flex flex-col bg-surface">
      <header className="flex h-16 shrink-0 items-center gap-1 border-b px-2 wide:px-8">
        <BackToInbox />
        <h1 className="text-lg font-semibold">Settings</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 wide:px-8">
        <div className="mx-auto max-w-140 pt-2 pb-16 wide:mx-0">
          <Section title="Profile">
            {me && <ProfileForm me={me} />}
            {!me && status === 'error' && (
              <Button look="secondary" onClick={retry}>
                Try again
              </Button>
            )}
            {!me && status !== 'error' && <ProfileSkeleton />}
          </Section>
          <Section title="Appearance">
            <ThemeChoice />
          </Section>
          <Section title="Devices" hint="Where you are signed in. Sign out whatever you do not recognise.">
            <Sessions />
          </Section>
          <Section title="Account">
            <Button look="secondary" onClick={() => void signOut().catch(() => toast.error('You could not be signed out. Try again.'))}>
              <LogOut aria-hidden="true" className="size-4" />
              Sign out
            </Button>
          </Section>
        </div>
      </div>
    </main>
  )
}

/** As high as the form, so that nothing below moves. */
function ProfileSkeleton() {
  return (
    <div className="flex h-97 items-start gap-4" aria-busy="true">
      <Skeleton className="size-20 rounded-full!" />
      <div className="pt-5">
        <Skeleton className="h-3.5 w-40" />
        <Skeleton className="mt-3 h-3 w-24" />
      </div>
    </div>
  )
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="border-b py-7 last:border-b-0">
      <h2 className="font-semibold">{title}</h2>
      {hint && <p className="mt-1 text-sm text-muted">{hint}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}
