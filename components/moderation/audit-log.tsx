'use client'

import { clsx } from 'clsx'
import { ScrollText, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { EmptyState } from '@/components/ui/empty-state'
import { useAuditLog } from '@/lib/client/use-moderation'
import { AuditRow } from './audit-row'
import { ListStates } from './list-states'
import { MoreButton } from './more-button'
import { StaffPage } from './staff-page'

/** Everything that staff looked at or did, newest first, and whether it is still as it was written. */
export function AuditLog() {
  const words = useWords().moderation
  const pages = useAuditLog()
  const Icon = pages.intact ? ShieldCheck : ShieldAlert
  return (
    <StaffPage title={words.title}>
      <p className="text-sm text-muted">{words.log.hint}</p>
      <ListStates pages={pages} empty={<EmptyState icon={ScrollText} title={words.log.none} />}>
        <p className={clsx('mt-2 flex items-center gap-2 text-sm font-medium', pages.intact ? 'text-success' : 'text-danger')}>
          <Icon aria-hidden="true" className="size-4 shrink-0" />
          {pages.intact ? words.log.intact : words.log.broken}
        </p>
        <ol aria-label={words.audit} className="mt-4 divide-y overflow-hidden rounded-lg border">
          {pages.items.map(entry => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ol>
      </ListStates>
      <MoreButton pages={pages} />
    </StaffPage>
  )
}
