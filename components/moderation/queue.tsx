'use client'

import { clsx } from 'clsx'
import { Eye, Inbox } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useWords } from '@/components/language/language-provider'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { useReportQueue } from '@/lib/client/use-moderation'
import type { ReportStatus } from '@/lib/contract/moderation-views'
import { ListStates } from './list-states'
import { MoreButton } from './more-button'
import { QueueRow } from './queue-row'
import { StaffPage } from './staff-page'

const statuses: ReportStatus[] = ['pending', 'reviewed', 'resolved', 'dismissed']

/** The reports of one status at a time, with how many wait in each. */
export function Queue() {
  const words = useWords().moderation
  const asked = useSearchParams().get('status')
  const status = statuses.find(known => known === asked) ?? 'pending'
  const pages = useReportQueue(status)
  return (
    <StaffPage title={words.title}>
      <nav aria-label={words.whichStatus} className="-mx-4 flex gap-0.5 overflow-x-auto px-3 wide:-mx-1 wide:px-0 [scrollbar-width:none]">
        {statuses.map(each => (
          <StatusLink key={each} status={each} current={each === status} />
        ))}
      </nav>
      <p className="mt-3 flex items-start gap-2 text-sm text-muted">
        <Eye aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {words.recorded}
      </p>
      <ListStates pages={pages} empty={<EmptyState icon={Inbox} title={words.none[status]}>{words.noneHint}</EmptyState>}>
        <ul aria-label={words.statuses[status]} className="mt-4 divide-y overflow-hidden rounded-lg border">
          {pages.items.map(entry => (
            <QueueRow key={entry.id} entry={entry} />
          ))}
        </ul>
      </ListStates>
      <MoreButton pages={pages} />
    </StaffPage>
  )
}

function StatusLink({ status, current }: { status: ReportStatus; current: boolean }) {
  const words = useWords().moderation
  const { items, hasMore } = useReportQueue(status)
  const count = items.length + (hasMore ? 1 : 0)
  return (
    <Link
      href={status === 'pending' ? '/moderation' : `/moderation?status=${status}`}
      aria-current={current ? 'page' : undefined}
      className={clsx(
        'inline-flex h-10 shrink-0 items-center gap-2 rounded-full px-3 text-sm font-medium transition-colors wide:h-9',
        current ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      {words.statuses[status]}
      <Badge quiet count={count} max={100} label={words.reports(count)} />
    </Link>
  )
}
