'use client'

import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { clsx } from 'clsx'
import { useWords } from '@/components/language/language-provider'
import type { Evidence, ReportDetails } from '@/lib/contract/moderation-views'
import { EvidenceMessage } from './evidence-message'
import { EvidenceProfile } from './evidence-profile'

/** What was taken in with a report, and whether it is still what was taken in. */
export function EvidenceList({ report: { id, evidence, intact, user } }: { report: ReportDetails }) {
  const words = useWords().moderation.details
  const Icon = intact ? ShieldCheck : ShieldAlert
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence" className="font-semibold">
        {words.evidence}
      </h2>
      <p className="mt-1 text-sm text-muted">{words.evidenceHint}</p>
      <p className={clsx('mt-2 flex items-start gap-2 text-sm font-medium', intact ? 'text-success' : 'text-danger')}>
        <Icon aria-hidden="true" className="mt-px size-4 shrink-0" />
        {intact ? words.intact : words.broken}
      </p>
      <ol className="mt-4 space-y-3">
        {evidence.map(piece => (
          <li key={keyOf(piece)}>{piece.role === 'profile' ? <EvidenceProfile profile={piece.content} /> : <EvidenceMessage reportId={id} message={piece.content} reported={piece.role === 'reported'} theirs={piece.content.sender.id === user.id} />}</li>
        ))}
      </ol>
    </section>
  )
}

function keyOf({ role, content }: Evidence): string {
  return `${role} ${content.id}`
}
