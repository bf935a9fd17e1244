'use client'

import { PinOff } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { useLocale } from '@/components/language/use-locale'
import { IconButton } from '@/components/ui/icon-button'
import { toast, toastWithUndo } from '@/components/ui/toast'
import { useMessageActions } from '@/lib/client/use-message-actions'
import type { Message } from '@/lib/contract/views'
import { attachmentWords } from './attachment-words'
import { useRowDoing } from './row-doing'

/** Everything that is pinned, each with the way there and, for those who may, the way to unpin it. */
export default function PinsList({ conversationId, pins, onGo }: { conversationId: string; pins: Message[]; onGo: (messageId: string) => void }) {
  const { thread } = useWords()
  const locale = useLocale()
  const { mayPin } = useRowDoing()
  const { pin, unpin } = useMessageActions(conversationId)
  const errorText = useErrorText()

  function takeDown(message: Message) {
    unpin(message).then(() => toastWithUndo(thread.unpinnedToast, () => pin(message)), (error: unknown) => toast.error(errorText(error)))
  }

  return (
    <ul aria-label={thread.pins.list} className="max-h-96 overflow-y-auto p-1.5">
      {pins.map(message => {
        const text = message.text || attachmentWords(message.attachments, thread.attachments)
        return (
          <li key={message.id} className="flex items-center gap-1 rounded-md hover:bg-hover">
            <button type="button" onClick={() => onGo(message.id)} className="min-h-12 min-w-0 flex-1 rounded-md px-2.5 py-1.5 text-start -outline-offset-2">
              <span className="flex items-baseline justify-between gap-3 text-xs text-muted">
                <span dir="auto" className="truncate font-medium">
                  {message.sender.name}
                </span>
                <time dateTime={message.createdAt} className="shrink-0">
                  {new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(message.createdAt))}
                </time>
              </span>
              <span dir="auto" className="line-clamp-2 text-sm">
                {text}
              </span>
            </button>
            {mayPin && (
              <IconButton label={thread.actions.unpin} tooltip={false} onClick={() => takeDown(message)}>
                <PinOff aria-hidden="true" className="size-4!" />
              </IconButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
