'use client'

import { Suspense, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { useNow } from '@/components/thread/use-now'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { useMe } from '@/lib/client/use-me'
import { useSuspension } from '@/lib/client/use-moderation'
import type { Account } from '@/lib/contract/moderation-views'
import { isSuspended } from './suspended'
import { lazyPart } from '@/components/ui/lazy-part'

const SuspendDialog = lazyPart(() => import('./suspend-dialog'))

/** Shuts somebody out, and lets them in again; or says why the reader may not. */
export function SuspensionButtons({ account, appealText }: { account: Account; appealText: string }) {
  const words = useWords().moderation.suspension
  const now = useNow()
  const errorText = useErrorText()
  const { me } = useMe()
  const { lift, pending } = useSuspension(account.id)
  const [asking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const suspended = isSuspended(account, now)

  if (me?.id === account.id) return <p className="mt-3 text-sm text-muted">{words.self}</p>
  if (account.role === 'administrator' && me?.role !== 'administrator') return <p className="mt-3 text-sm text-muted">{words.forbidden}</p>

  async function letIn() {
    try {
      await lift()
      toast.success(words.lifted(account.name))
      opener.current?.focus()
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button ref={opener} look={suspended ? 'secondary' : 'danger'} onClick={() => setAsking(true)}>
        {suspended ? words.change : words.suspend}
      </Button>
      {suspended && (
        <Button look="secondary" pending={pending} onClick={() => void letIn()}>
          {words.lift}
        </Button>
      )}
      {asking && (
        <Suspense>
          <SuspendDialog account={account} appealText={appealText} opener={opener} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  )
}
