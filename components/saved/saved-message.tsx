'use client'

import { BookmarkX } from 'lucide-react'
import Link from 'next/link'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { useLocale } from '@/components/language/use-locale'
import { attachmentWords } from '@/components/thread/attachment-words'
import { counterpartOf } from '@/components/thread/people'
import { pathTo } from '@/components/thread/path-to'
import { Avatar } from '@/components/ui/avatar'
import { IconButton } from '@/components/ui/icon-button'
import { toast, toastWithUndo } from '@/components/ui/toast'
import { useConversation } from '@/lib/client/use-conversation'
import { useMessageActions } from '@/lib/client/use-message-actions'
import type { Message } from '@/lib/contract/views'

/** A message that one saved: who said it, where and when, the way there, and the way out of the list. */
export function SavedMessage({ message, meId }: { message: Message; meId: string }) {
  const { thread } = useWords()
  const { language } = useLanguage()
  const locale = useLocale()
  const { conversation } = useConversation(message.conversationId)
  const { save, unsave } = useMessageActions(message.conversationId)
  const errorText = useErrorText()
  const { sender } = message
  const place = conversation && counterpartOf(conversation, meId, language).name
  const author = sender.id === meId ? thread.you : sender.name

  function takeOut() {
    unsave(message).then(() => toastWithUndo(thread.savedPage.unsaved, () => save(message)), (error: unknown) => toast.error(errorText(error)))
  }

  return (
    <li className="relative rounded-lg border bg-raised transition-colors focus-within:border-line-strong hover:bg-hover">
      <div className="flex items-center gap-3 ps-4 pe-2 pt-2">
        <Avatar size="sm" id={sender.id} name={sender.name} url={sender.avatarUrl} />
        <p className="min-w-0 flex-1 truncate text-sm">
          <span dir="auto" className="font-medium">
            {author}
          </span>
          {place && place !== author && (
            <span className="text-muted">
              {' · '}
              <span dir="auto">{place}</span>
            </span>
          )}
        </p>
        <time dateTime={message.createdAt} className="shrink-0 text-xs text-muted">
          {new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(message.createdAt))}
        </time>
        <IconButton label={thread.savedPage.unsave} onClick={takeOut} className="relative z-1">
          <BookmarkX aria-hidden="true" />
        </IconButton>
      </div>
      <Link href={pathTo(message)} prefetch={false} className="block px-4 pt-0.5 pb-3.5 outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-focus">
        <span dir="auto" className="line-clamp-4 whitespace-pre-wrap">
          {message.text || attachmentWords(message.attachments, thread.attachments)}
        </span>
      </Link>
    </li>
  )
}
