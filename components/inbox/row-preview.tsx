'use client'

import { clsx } from 'clsx'
import { Forward } from 'lucide-react'
import { deliveryOf } from '@/lib/client/delivery'
import { useDraft } from '@/lib/client/use-draft'
import { useWriters } from '@/lib/client/use-typing'
import { useUnsentMessage } from '@/lib/client/use-unsent-message'
import type { Conversation } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { OneLine } from '@/components/ui/one-line'
import { DeliveryTick } from './delivery-tick'
import { previewOf } from './preview'

/** What stands under the name: somebody typing, an unsent draft, what is on its way, the last message. */
export function RowPreview({ conversation, meId, strong }: { conversation: Conversation; meId: string; strong: boolean }) {
  const words = useWords()
  const typing = useWriters(conversation.id, conversation)
  const [draft] = useDraft(conversation.id)
  const unsent = useUnsentMessage(conversation.id)
  const { lastMessage } = conversation
  const preview = previewOf({ conversation, meId, typing, draft, unsent }, words)
  const ofMessage = preview.kind === 'message' && lastMessage && !lastMessage.deletedAt ? lastMessage : null
  const delivery = preview.kind === 'unsent' ? (unsent?.failure ? 'failed' : 'sending') : ofMessage && deliveryOf(ofMessage, conversation, meId)
  return (
    <span className={clsx('flex min-w-0 flex-1 items-center gap-1 text-sm', strong ? 'text-ink' : 'text-muted')}>
      {delivery && <DeliveryTick delivery={delivery} />}
      {preview.kind === 'typing' ? (
        <span className="truncate text-accent">{preview.text}</span>
      ) : (
        <>
          {preview.label && <span className={clsx('max-w-1/2 shrink-0 truncate', preview.kind === 'draft' && 'text-danger')}>{preview.label}</span>}
          {ofMessage?.forwarded && <Forward role="img" aria-label={words.inbox.preview.forwarded} className="size-3.5 shrink-0 rtl:-scale-x-100" />}
          <OneLine className={preview.kind === 'none' || lastMessage?.deletedAt ? 'italic' : undefined}>{preview.text}</OneLine>
        </>
      )}
    </span>
  )
}
