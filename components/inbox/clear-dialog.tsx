'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClearConversation } from '@/lib/client/use-clear-conversation'
import type { Conversation } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { counterpartOf } from '@/components/thread/people'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'

/** Asks before a conversation is cleared, and says who loses what. */
export default function ClearDialog({ conversation, meId, onClose }: { conversation: Conversation; meId: string; onClose: () => void }) {
  const { clear, done } = useWords().inbox
  const errorText = useErrorText()
  const clearConversation = useClearConversation()
  const [pending, setPending] = useState(false)
  const router = useRouter()
  const open = usePathname().startsWith(`/inbox/${conversation.id}`)

  async function confirm(): Promise<void> {
    setPending(true)
    try {
      await clearConversation(conversation.id)
      if (open) router.replace('/inbox')
      toast(done.cleared)
      onClose()
    } catch (error) {
      setPending(false)
      toast.error(errorText(error))
    }
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={next => !next && onClose()}
      title={clear.title}
      description={conversation.kind === 'group' ? clear.group : clear.direct(counterpartOf(conversation, meId).name)}
      confirmLabel={clear.confirm}
      danger
      pending={pending}
      onConfirm={() => void confirm()}
    />
  )
}
