'use client'

import { FileText, MessageSquareShare } from 'lucide-react'
import { createElement } from 'react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { FileName } from '@/components/media/file-card'
import { fileIcon } from '@/components/media/file-icon'
import { fileSize } from '@/components/media/file-size'
import { Skeleton } from '@/components/ui/skeleton'
import { useSharedContent } from '@/lib/client/use-shared-content'
import type { Attachment, Message } from '@/lib/contract/views'
import { SharedFrame } from './shared-frame'

/** Every file and sound of a conversation, the newest first. */
export function SharedFiles({ conversationId }: { conversationId: string }) {
  const words = useWords().groups.shared
  const content = useSharedContent(conversationId, ['file', 'audio'])
  const files = content.messages.flatMap(message =>
    message.attachments.filter(({ kind }) => kind === 'file' || kind === 'audio').map(attachment => ({ attachment, message })),
  )
  return (
    <SharedFrame content={content} icon={FileText} emptyTitle={words.noFiles} skeleton={<LinesSkeleton />}>
      <ul>
        {files.map(({ attachment, message }) => (
          <FileLine key={attachment.id} file={attachment} message={message} />
        ))}
      </ul>
    </SharedFrame>
  )
}

function FileLine({ file, message }: { file: Attachment; message: Message }) {
  const words = useWords()
  const locale = useLocale()
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(message.createdAt))
  const size = fileSize(file.size, locale)
  return (
    <li className="-mx-2 flex items-center rounded-md hover:bg-hover">
      <a
        href={file.url}
        download={file.name}
        aria-label={words.groups.shared.download(`${file.name}, ${size}, ${message.sender.name}, ${date}`)}
        className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-1.5 -outline-offset-2!"
      >
        <span className="grid size-10 shrink-0 place-items-center rounded-md bg-accent-soft text-accent">{createElement(fileIcon(file), { 'aria-hidden': true, className: 'size-5' })}</span>
        <span className="min-w-0 flex-1">
          <FileName name={file.name} />
          <span className="block truncate text-xs text-muted">
            {size} · <bdi>{message.sender.name}</bdi> · {date}
          </span>
        </span>
      </a>
      <ShowInChat message={message} />
    </li>
  )
}

/** The way to where something was said. */
export function ShowInChat({ message }: { message: Message }) {
  const words = useWords().groups.shared
  return (
    <Link
      href={`/inbox/${message.conversationId}?message=${message.id}`}
      aria-label={words.showInChat}
      title={words.showInChat}
      className="grid size-10 shrink-0 place-items-center rounded-full text-muted hover:text-ink"
    >
      <MessageSquareShare aria-hidden="true" className="size-4" />
    </Link>
  )
}

export function LinesSkeleton() {
  return (
    <div>
      {[1, 2, 3].map(line => (
        <div key={line} className="flex min-h-14 items-center gap-3">
          <Skeleton className="size-10 rounded-md!" />
          <div>
            <Skeleton className="h-3 w-40" />
            <Skeleton className="mt-2 h-2.5 w-24" />
          </div>
        </div>
      ))}
    </div>
  )
}
