'use client'

import { Link2 } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useSharedContent } from '@/lib/client/use-shared-content'
import type { Message } from '@/lib/contract/views'
import { linksIn } from './links-in'
import { LinesSkeleton, ShowInChat } from './shared-files'
import { SharedFrame } from './shared-frame'

/** Every link of a conversation, the newest first. */
export function SharedLinks({ conversationId }: { conversationId: string }) {
  const words = useWords().groups.shared
  const content = useSharedContent(conversationId, ['link'])
  const links = content.messages.flatMap(message => linksIn(message).map(link => ({ ...link, message })))
  return (
    <SharedFrame content={content} icon={Link2} emptyTitle={words.noLinks} skeleton={<LinesSkeleton />}>
      <ul>
        {links.map(({ message, ...link }, index) => (
          <LinkLine key={`${message.id} ${index}`} link={link} message={message} />
        ))}
      </ul>
    </SharedFrame>
  )
}

function LinkLine({ link, message }: { link: ReturnType<typeof linksIn>[number]; message: Message }) {
  const locale = useLocale()
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(message.createdAt))
  return (
    <li className="-mx-2 flex items-center rounded-md hover:bg-hover">
      <a href={link.url} target="_blank" rel="noopener noreferrer nofollow" className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-1.5 -outline-offset-2!">
        <span className="grid size-10 shrink-0 place-items-center rounded-md bg-accent-soft text-accent">
          <Link2 aria-hidden="true" className="size-5" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium" dir="auto">
            {link.title ?? link.shown}
          </span>
          <span className="block truncate text-xs text-muted">
            {link.title && <bdi>{link.host} · </bdi>}
            <bdi>{message.sender.name}</bdi> · {date}
          </span>
        </span>
      </a>
      <ShowInChat message={message} />
    </li>
  )
}
