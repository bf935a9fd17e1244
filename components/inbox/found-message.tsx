'use client'

import { File, Image, Mic, Video } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { useConversation } from '@/lib/client/use-conversation'
import type { Hit } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { fullTime } from '@/components/thread/day'
import { counterpartOf } from '@/components/thread/people'
import { Avatar } from '@/components/ui/avatar'
import { OneLine } from '@/components/ui/one-line'
import { ConversationAvatar } from './conversation-avatar'
import { attachmentText } from './preview'
import { resultClass } from './result-section'
import { shortTime } from './short-time'
import { snippetOf } from './snippet'

const icons = { image: Image, video: Video, audio: Mic, file: File }

/** A message that was found: who said it where, and the part that says what is looked for. Leads to its place in the thread. */
export function FoundMessage({ hit, meId, now }: { hit: Hit; meId: string; now: Date }) {
  const words = useWords()
  const locale = useLocale()
  const { conversation } = useConversation(hit.conversationId)
  const selected = useSearchParams().get('message') === hit.id
  const pieces = useMemo(() => snippetOf(hit.text, hit.highlights), [hit])
  const [file] = hit.attachments
  const Icon = file && icons[file.kind]
  const mine = hit.sender.id === meId
  const place = conversation && counterpartOf(conversation, meId)
  const label = mine ? words.inbox.preview.you : conversation?.kind === 'group' ? words.inbox.preview.from(hit.sender.name) : undefined
  const date = new Date(hit.createdAt)
  const person = place ?? hit.sender
  return (
    <Link data-result href={`/inbox/${hit.conversationId}?message=${hit.id}`} prefetch={false} aria-current={selected ? 'location' : undefined} className={resultClass(selected)}>
      {conversation ? <ConversationAvatar conversation={conversation} meId={meId} size="md" /> : <Avatar id={person.id} name={person.name} url={person.avatarUrl} />}
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <OneLine className="flex-1 font-medium">{person.name}</OneLine>
          <time dateTime={hit.createdAt} title={fullTime(date, locale)} className="shrink-0 text-xs text-muted tabular-nums">
            {shortTime(date, now, locale)}
          </time>
        </span>
        <span className="line-clamp-2 text-sm text-muted">
          {label && <span>{label} </span>}
          {Icon && <Icon aria-hidden="true" className="me-1 inline size-3.5 align-[-0.15em]" />}
          <bdi>
            {hit.text === '' ? attachmentText(hit.attachments, words) : null}
            {pieces.map(({ text, marked }, index) =>
              marked ? (
                <mark key={index} className="rounded-sm bg-accent-soft px-0.5 font-medium text-ink">
                  {text}
                </mark>
              ) : (
                text
              ),
            )}
          </bdi>
        </span>
      </span>
    </Link>
  )
}
