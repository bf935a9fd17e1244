'use client'

import { Flag, type LucideIcon, CircleCheck, CircleDashed, CircleSlash, Eye } from 'lucide-react'
import { clsx } from 'clsx'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { Avatar } from '@/components/ui/avatar'
import { EmptyState } from '@/components/ui/empty-state'
import { useOwnReports } from '@/lib/client/use-own-reports'
import type { Report, ReportStatus } from '@/lib/contract/moderation-views'
import { ListStates } from './list-states'
import { MoreButton } from './more-button'

const icons: Record<ReportStatus, LucideIcon> = { pending: CircleDashed, reviewed: Eye, resolved: CircleCheck, dismissed: CircleSlash }

/** What the reader reported, and what became of it. */
export function MyReports() {
  const words = useWords().moderation.mine
  const pages = useOwnReports()
  return (
    <section aria-label={words.title}>
      <p className="text-sm text-muted">{words.hint}</p>
      <ListStates pages={pages} empty={<EmptyState icon={Flag} title={words.none}>{words.noneHint}</EmptyState>}>
        <ul aria-label={words.title} className="mt-4 divide-y overflow-hidden rounded-lg border">
          {pages.items.map(report => (
            <OwnReport key={report.id} report={report} />
          ))}
        </ul>
      </ListStates>
      <MoreButton pages={pages} />
    </section>
  )
}

function OwnReport({ report }: { report: Report }) {
  const { mine, reasons } = useWords().moderation
  const locale = useLocale()
  const { user, messageId, reason, description, status, note, createdAt } = report
  const Icon = icons[status]
  const decided = status === 'resolved' || status === 'dismissed'
  return (
    <li className="flex gap-3 px-4 py-3.5">
      <Avatar id={user.id} name={user.name} url={user.avatarUrl} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium" dir="auto">
            {messageId ? mine.aboutMessage(user.name) : mine.aboutPerson(user.name)}
          </span>
          <time dateTime={createdAt} className="shrink-0 text-xs text-muted">
            {new Date(createdAt).toLocaleDateString(locale, { dateStyle: 'medium' })}
          </time>
        </p>
        <p className="truncate text-sm text-muted" dir="auto">
          {[reasons[reason], description].filter(Boolean).join(' · ')}
        </p>
        <p className={clsx('mt-2 inline-flex items-center gap-1.5 text-sm font-medium', decided ? 'text-accent' : 'text-muted')}>
          <Icon aria-hidden="true" className="size-4 shrink-0" />
          {mine.states[status]}
        </p>
        {note && (
          <blockquote className="mt-2 border-s-2 border-accent ps-3 text-sm">
            <span className="block text-xs text-muted">{mine.answer}</span>
            <span className="wrap-anywhere whitespace-pre-line" dir="auto">
              {note}
            </span>
          </blockquote>
        )}
      </div>
    </li>
  )
}
