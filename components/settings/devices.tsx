'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { signOut } from '@/lib/client/account'
import { useSessions } from '@/lib/client/use-sessions'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'
import { Answering, Part } from './parts'
import { PasswordForm } from './password-form'
import { SessionList } from './session-list'

/** Where somebody is signed in, and what they sign in with. */
export default function Devices() {
  const words = useWords().settings.devices
  return (
    <>
      <div className="flex flex-col gap-3">
        <SessionList kind="browser" />
        <div className="flex flex-wrap gap-2">
          <SignOutOthers />
          <Button look="secondary" onClick={() => void signOut().catch(() => toast.error(words.notSignedOutHere))}>
            <LogOut aria-hidden="true" className="size-4 rtl:-scale-x-100" />
            {words.signOutHere}
          </Button>
        </div>
      </div>
      <Part title={words.password} hint={words.passwordHint}>
        <Answering>
          <PasswordForm />
        </Answering>
      </Part>
    </>
  )
}

function SignOutOthers() {
  const words = useWords().settings.devices
  const errorText = useErrorText()
  const { sessions, revoke, revoking } = useSessions()
  const [asking, setAsking] = useState(false)
  const others = sessions.filter(({ current }) => !current)
  if (others.length === 0 && !asking) return null

  async function confirm(): Promise<void> {
    try {
      for (const { id } of others) await revoke(id)
      toast.success(words.othersSignedOut)
    } catch (error) {
      toast.error(errorText(error))
    }
    setAsking(false)
  }

  return (
    <>
      <Button look="secondary" onClick={() => setAsking(true)}>
        {words.signOutOthers}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.signOutOthersTitle}
        description={words.signOutOthersText(others.length)}
        confirmLabel={words.signOut}
        danger
        pending={revoking}
        onConfirm={() => void confirm()}
      />
    </>
  )
}
