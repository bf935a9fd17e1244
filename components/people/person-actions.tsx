'use client'

import { Ban, Flag, UserRoundCheck, UserRoundPlus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { ActionLine } from '@/components/ui/action-line'
import { useErrorText } from '@/components/language/use-error-text'
import { useWords } from '@/components/language/language-provider'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'
import { useBlock } from '@/lib/client/use-block'
import { useProfile } from '@/lib/client/use-profile'
import type { Person, Profile } from '@/lib/contract/views'
import { lazyPart } from '@/components/ui/lazy-part'

const ReportDialog = lazyPart(() => import('@/components/moderation/report-dialog'))

/** What can be done about somebody: follow, block, report. `reference` names the profile as it was asked for. */
export function PersonActions({ user, profile, reference = user.id }: { user: Person; profile: Profile | undefined; reference?: string }) {
  const words = useWords().people.profile
  const errorText = useErrorText()
  const { follow } = useProfile(reference)
  const { block, unblock } = useBlock()
  const [asking, setAsking] = useState(false)
  const [blocking, setBlocking] = useState(false)
  const [reporting, setReporting] = useState(false)
  const following = profile?.following ?? false
  const blocked = profile?.blocked ?? false

  async function change(work: () => Promise<void>, said?: string): Promise<void> {
    setBlocking(true)
    try {
      await work()
      if (said) toast.success(said)
      setAsking(false)
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setBlocking(false)
    }
  }

  return (
    <>
      {!blocked && (
        <ActionLine icon={following ? UserRoundCheck : UserRoundPlus} disabled={!profile} hint={words.followHint} onClick={() => void change(() => follow(!following))}>
          {following ? words.unfollow : words.follow}
        </ActionLine>
      )}
      {blocked ? (
        <ActionLine icon={Ban} hint={words.youBlocked} onClick={() => void change(() => unblock(user.id), words.unblocked(user.name))}>
          {words.unblock}
        </ActionLine>
      ) : (
        <ActionLine icon={Ban} danger onClick={() => setAsking(true)}>
          {words.block}
        </ActionLine>
      )}
      <ActionLine icon={Flag} danger onClick={() => setReporting(true)}>
        {words.report}
      </ActionLine>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.blockTitle(user.name)}
        description={words.blockText}
        confirmLabel={words.block}
        danger
        pending={blocking}
        onConfirm={() => void change(() => block(user.id), words.blocked(user.name))}
      />
      {reporting && (
        <Suspense>
          <ReportDialog open onOpenChange={setReporting} subject={{ userId: user.id }} name={user.name} />
        </Suspense>
      )}
    </>
  )
}
