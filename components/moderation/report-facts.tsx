'use client'

import type { ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import type { ReportDetails } from '@/lib/contract/moderation-views'
import { StaffCard } from './staff-card'

/** Why, by whom, when, and how many say the same. */
export function ReportFacts({ report }: { report: ReportDetails }) {
  const { details: words, reasons, ofMessage, ofPerson } = useWords().moderation
  const locale = useLocale()
  const { reason, reporter, createdAt, description, count, messageId, number } = report
  return (
    <StaffCard title={`#${number} · ${messageId ? ofMessage : ofPerson}`}>
      <dl className="space-y-2 text-sm">
        <Fact term={words.why}>
          <span className="rounded-full bg-danger-soft px-2 py-0.5 text-xs font-medium text-danger">{reasons[reason]}</span>
        </Fact>
        <Fact term={words.from}>
          <bdi>{reporter.name}</bdi> <bdi className="text-muted">@{reporter.username}</bdi>
        </Fact>
        <Fact term={words.when}>{new Date(createdAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })}</Fact>
        {description !== '' && (
          <Fact term={words.said}>
            <span className="wrap-anywhere whitespace-pre-line" dir="auto">
              {description}
            </span>
          </Fact>
        )}
      </dl>
      {count > 1 && <p className="mt-3 rounded-md bg-accent-soft px-3 py-2 text-sm">{words.alike(count)}</p>}
    </StaffCard>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2">
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
