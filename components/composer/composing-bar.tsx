'use client'

import { Pencil, Reply, X } from 'lucide-react'
import { useMe } from '@/lib/client/use-me'
import type { Message } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { attachmentWords } from '@/components/thread/attachment-words'
import { IconButton } from '@/components/ui/icon-button'

/** Which message is answered or changed, and how not to. */
export function ComposingBar({ kind, message, onEnd }: { kind: 'reply' | 'edit'; message: Message; onEnd: () => void }) {
  const { composer, thread } = useWords()
  const { me } = useMe()
  const mine = me?.id === message.sender.id
  const Icon = kind === 'edit' ? Pencil : Reply
  const title = kind === 'edit' ? composer.editing : mine ? composer.replyToYourself : composer.replyTo(message.sender.name)
  return (
    <div role="group" aria-label={title} className="flex animate-rise-in items-center gap-3 ps-3 pb-1">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-accent rtl:-scale-x-100" />
      <div className="min-w-0 flex-1 border-s-2 border-accent ps-2.5">
        <p className="truncate text-sm font-medium text-accent">{title}</p>
        <p dir="auto" className="truncate text-sm text-muted">
          {message.text || attachmentWords(message.attachments, thread.attachments)}
        </p>
      </div>
      <IconButton label={kind === 'edit' ? composer.endEdit : composer.endReply} tooltip={false} onClick={onEnd}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
