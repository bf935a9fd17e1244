'use client'

import { MessageSquareText, UserRound } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { shortTime } from '@/components/inbox/short-time'
import { useNow } from '@/components/thread/use-now'
import { Avatar } from '@/components/ui/avatar'
import type { ReportEntry } from '@/lib/contract/moderation-views'

/** One entry of the queue: about whom, why, by whom and since when; nothing of what anybody said. */
export function QueueRow({ entry }: { entry: ReportEntry }) {
  const words = useWords().moderation
  const locale = useLocale()
  const now = useNow()
  const { id, user, reporter, reason, description, count, messageId, createdAt, status, decidedBy } = entry
  const Icon = messageId ? MessageSquareText : UserRound
  return (
    <li>
      <Link href={`/moderation/${id}?status=${status}`} className="flex gap-3 px-4 py-3.5 -outline-offset-2! hover:bg-hover">
        <Avatar id={user.id} name={user.name} url={user.avatarUrl} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate">
              <bdi className="font-medium">{user.name}</bdi> <bdi className="text-sm text-muted">@{user.username}</bdi>
            </span>
            <time dateTime={createdAt} className="shrink-0 text-xs text-muted" suppressHydrationWarning>
              {shortTime(new Date(createdAt), now, locale)}
            </time>
          </span>
          <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
            <span className="rounded-full bg-danger-soft px-2 py-0.5 text-xs font-medium text-danger">{words.reasons[reason]}</span>
            {count > 1 && <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent">{words.reports(count)}</span>}
            <span className="inline-flex items-center gap-1 text-muted">
              <Icon aria-hidden="true" className="size-3.5" />
              {messageId ? words.ofMessage : words.ofPerson}
            </span>
            <span className="truncate text-muted" dir="auto">
              {words.reportedBy(reporter.name)}
            </span>
            {decidedBy && (
              <span className="truncate text-muted" dir="auto">
                {words.statuses[status]} {words.details.decidedBy(decidedBy.name)}
              </span>
            )}
          </span>
          {description !== '' && (
            <span className="mt-1 line-clamp-2 text-sm wrap-anywhere" dir="auto">
              {description}
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}
