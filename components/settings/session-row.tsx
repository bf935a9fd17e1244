'use client'

import { KeyRound, Laptop, Smartphone } from 'lucide-react'
import type { Session } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useNow } from '@/components/thread/use-now'
import { Button } from '@/components/ui/button'
import { ago } from './ago'
import { deviceOf } from './device'

/** A device or a program, since when it is signed in, and the way to throw it out. */
export function SessionRow({ session, onRevoke }: { session: Session; onRevoke: () => void }) {
  const { devices, tokens } = useWords().settings
  const locale = useLocale()
  const now = useNow()
  const { name, mobile } = deviceOf(session.userAgent, devices)
  const isToken = session.kind === 'token'
  const Icon = isToken ? KeyRound : mobile ? Smartphone : Laptop
  const since = devices.signedIn(new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(session.createdAt)))
  return (
    <li className="flex min-h-17 items-center gap-3.5 px-4 py-2.5">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.5} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-muted">
          {session.current ? <span className="text-success">{devices.thisDevice}</span> : devices.lastActive(ago(new Date(session.lastActiveAt), now, locale))}
          <span aria-hidden="true"> · </span>
          {isToken ? devices.program : since}
        </p>
      </div>
      {!session.current && (
        <Button look="secondary" aria-label={isToken ? tokens.revokeToken(name) : devices.signOutDevice(name)} onClick={onRevoke}>
          {isToken ? tokens.revoke : devices.signOut}
        </Button>
      )}
    </li>
  )
}
