'use client'

import { KeyRound, Laptop, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useSessions } from '@/lib/client/use-sessions'
import type { Session } from '@/lib/contract/views'
import { presenceLine } from '@/components/thread/presence'
import { fullTime } from '@/components/thread/day'
import { useNow } from '@/components/thread/use-now'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { deviceOf } from './device'

/** The devices that are signed in, this one first. */
export function Sessions() {
  const { sessions, status, retry, revoke, revoking } = useSessions()
  const [leaving, setLeaving] = useState<Session>()

  async function confirm(): Promise<void> {
    if (!leaving) return
    try {
      await revoke(leaving.id)
      toast.success('Device signed out')
    } catch {
      toast.error('The device could not be signed out. Try again.')
    }
    setLeaving(undefined)
  }

  if (status === 'error') {
    return (
      <Button look="secondary" onClick={retry}>
        Try again
      </Button>
    )
  }
  if (status === 'loading') return <Skeleton className="h-16 w-full rounded-md!" />
  return (
    <>
      <ul className="divide-y overflow-hidden rounded-lg border">
        {sessions.toSorted((a, b) => Number(b.current) - Number(a.current)).map(session => (
          <SessionRow key={session.id} session={session} onRevoke={() => setLeaving(session)} />
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={open => !open && setLeaving(undefined)}
        title="Sign out this device?"
        description="It loses access at once. Somebody has to enter the password there to come back."
        confirmLabel="Sign out"
        danger
        pending={revoking}
        onConfirm={() => void confirm()}
      />
    </>
  )
}

function SessionRow({ session, onRevoke }: { session: Session; onRevoke: () => void }) {
  const now = useNow()
  const { name, mobile } = deviceOf(session.userAgent)
  const Icon = session.kind === 'token' ? KeyRound : mobile ? Smartphone : Laptop
  return (
    <li className="flex min-h-16 items-center gap-3.5 px-4 py-2.5">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.5} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-sm text-muted" title={fullTime(new Date(session.lastActiveAt))}>
          {session.current ? <span className="text-success">This device</span> : presenceLine({ online: false, lastActiveAt: session.lastActiveAt }, now)}
        </p>
      </div>
      {!session.current && (
        <Button look="secondary" aria-label={`Sign out ${name}`} onClick={onRevoke}>
          Sign out
        </Button>
      )}
    </li>
  )
}
