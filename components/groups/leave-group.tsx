'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { ActionLine } from '@/components/ui/action-line'
import { useErrorText } from '@/components/language/use-error-text'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { counterpartOf } from '@/components/thread/people'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'
import { heirOf } from '@/lib/client/group-changes'
import { useGroup } from '@/lib/client/use-group'
import type { Conversation, Me } from '@/lib/contract/views'

/** The way out of a group, which says first what stays and who owns the group then. */
export function LeaveGroup({ conversation, me }: { conversation: Conversation; me: Me }) {
  const words = useWords().groups.details
  const { language } = useLanguage()
  const errorText = useErrorText()
  const { leave } = useGroup(conversation.id)
  const [asking, setAsking] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { name } = counterpartOf(conversation, me.id, language)
  const heir = heirOf(conversation, me.id)
  const alone = conversation.members.filter(({ state }) => state === 'active').length === 1
  const description = [words.leaveText, heir && words.leaveHeir(heir.user.name), alone && words.leaveLast].filter(Boolean).join(' ')

  async function confirm(): Promise<void> {
    setLeaving(true)
    try {
      await leave()
      toast.success(words.left)
      setAsking(false)
    } catch (error) {
      toast.error(errorText(error))
      setLeaving(false)
    }
  }

  return (
    <div className="border-t px-5 py-2">
      <ActionLine icon={LogOut} danger onClick={() => setAsking(true)}>
        {words.leave}
      </ActionLine>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.leaveTitle(name)}
        description={description}
        confirmLabel={words.leave}
        danger
        pending={leaving}
        onConfirm={() => void confirm()}
      />
    </div>
  )
}
