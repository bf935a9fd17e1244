'use client'

import { Archive, ArrowUpToLine, Eraser, Printer } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useErrorText } from '@/components/language/use-error-text'
import { useWords } from '@/components/language/language-provider'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { useClearConversation } from '@/lib/client/use-clear-conversation'
import { useUpdateMembership, type MembershipChange } from '@/lib/client/use-update-membership'
import type { Conversation } from '@/lib/contract/views'
import { ActionLine } from '@/components/ui/action-line'
import { MuteSetting } from './mute-setting'
import { PinnedMessages } from './pinned-messages'
import { Section } from './section'

/** What belongs to the reader alone: muted, pinned, archived, cleared. */
export function ConversationSettings({ conversation }: { conversation: Conversation }) {
  const words = useWords().groups.settings
  const errorText = useErrorText()
  const update = useUpdateMembership()
  const router = useRouter()
  const active = conversation.state === 'active'
  const change = (wanted: MembershipChange) => void update(conversation.id, wanted).catch((error: unknown) => toast.error(errorText(error)))

  return (
    <Section title={words.title}>
      {active && (
        <>
          <MuteSetting mutedUntil={conversation.mutedUntil} onChange={mutedUntil => change({ mutedUntil })} />
          <Switch icon={ArrowUpToLine} label={words.pin} checked={conversation.pinned} onChange={pinned => change({ pinned })} />
          <Switch icon={Archive} label={words.archive} hint={words.archiveHint} checked={conversation.archived} onChange={archived => change({ archived })} />
        </>
      )}
      <PinnedMessages conversationId={conversation.id} />
      <ActionLine icon={Printer} onClick={() => router.push(`/inbox/${conversation.id}/print`)}>
        {words.print}
      </ActionLine>
      <ClearHistory conversation={conversation} />
    </Section>
  )
}

function ClearHistory({ conversation }: { conversation: Conversation }) {
  const words = useWords().groups.settings
  const errorText = useErrorText()
  const clear = useClearConversation()
  const [asking, setAsking] = useState(false)
  const [clearing, setClearing] = useState(false)

  async function confirm(): Promise<void> {
    setClearing(true)
    try {
      await clear(conversation.id)
      toast.success(words.cleared)
      setAsking(false)
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setClearing(false)
    }
  }

  return (
    <>
      <ActionLine icon={Eraser} danger onClick={() => setAsking(true)}>
        {words.clear}
      </ActionLine>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.clearTitle}
        description={words.clearText}
        confirmLabel={words.clearConfirm}
        danger
        pending={clearing}
        onConfirm={() => void confirm()}
      />
    </>
  )
}
