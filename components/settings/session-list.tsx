'use client'

import { useState } from 'react'
import { useSessions } from '@/lib/client/use-sessions'
import type { Session } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { toast } from '@/components/ui/toast'
import { entryIcons } from './sections'
import { Pending, Rows } from './parts'
import { SessionRow } from './session-row'

/** What is signed in, this device first; `token` leaves out browsers. */
export function SessionList({ kind }: { kind: 'browser' | 'token' }) {
  const { settings } = useWords()
  const { devices, tokens } = settings
  const texts = kind === 'token'
    ? { label: tokens.active, title: tokens.revokeTitle, text: tokens.revokeText, confirm: tokens.revoke, done: tokens.revoked }
    : { label: settings.names.devices, title: devices.signOutTitle, text: devices.signOutText, confirm: devices.signOut, done: devices.signedOut }
  const errorText = useErrorText()
  const { sessions, status, retry, revoke, revoking } = useSessions()
  const [leaving, setLeaving] = useState<Session>()
  const shown = sessions.filter(session => kind === 'browser' || session.kind === 'token').toSorted((a, b) => Number(b.current) - Number(a.current))

  async function confirm(): Promise<void> {
    if (!leaving) return
    try {
      await revoke(leaving.id)
      toast.success(texts.done)
    } catch (error) {
      toast.error(errorText(error))
    }
    setLeaving(undefined)
  }

  if (status !== 'ready') return <Pending status={status} retry={retry} />
  if (shown.length === 0) {
    return (
      <EmptyState icon={entryIcons.tokens} title={tokens.none}>
        {tokens.noneHint}
      </EmptyState>
    )
  }
  return (
    <>
      <Rows label={texts.label}>
        {shown.map(session => (
          <SessionRow key={session.id} session={session} onRevoke={() => setLeaving(session)} />
        ))}
      </Rows>
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={open => !open && setLeaving(undefined)}
        title={texts.title}
        description={texts.text}
        confirmLabel={texts.confirm}
        danger
        pending={revoking}
        onConfirm={() => void confirm()}
      />
    </>
  )
}
