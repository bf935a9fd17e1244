'use client'

import { useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useErrorText } from '@/components/language/use-error-text'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-field'
import { toast } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api'
import { type ReportDecision, useDecideReport } from '@/lib/client/use-moderation'
import type { ReportDetails } from '@/lib/contract/moderation-views'
import { StaffCard } from './staff-card'

/** What becomes of a report; or what became of it, by whom. */
export function DecisionForm({ report }: { report: ReportDetails }) {
  const { details: words, statuses } = useWords().moderation
  const locale = useLocale()
  const errorText = useErrorText()
  const { decide, deciding } = useDecideReport(report.id)
  const [note, setNote] = useState('')
  const { status, decidedBy, decidedAt } = report
  const open = status === 'pending' || status === 'reviewed'

  async function choose(decision: ReportDecision) {
    if (deciding) return
    try {
      await decide(decision, note)
      toast.success(words.done[decision])
    } catch (error) {
      toast.error(error instanceof ApiError && error.code === 'conflict' ? words.already : errorText(error))
    }
  }

  return (
    <StaffCard title={words.decision}>
      <p role="status" className="text-sm">
        <span className="font-medium">{statuses[status]}</span>
        {decidedBy && decidedAt && (
          <span className="text-muted" dir="auto">
            {` ${words.decidedBy(decidedBy.name)} · ${new Date(decidedAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })}`}
          </span>
        )}
      </p>
      {report.note && (
        <blockquote className="mt-2 border-s-2 border-accent ps-3 text-sm wrap-anywhere whitespace-pre-line" dir="auto">
          {report.note}
        </blockquote>
      )}
      {open && (
        <>
          <TextArea className="mt-3" label={words.note} hint={words.noteHint} dir="auto" maxLength={1000} value={note} onChange={event => setNote(event.target.value)} />
          <div className="mt-3 flex flex-wrap gap-2">
            <Button pending={deciding === 'resolved'} onClick={() => void choose('resolved')}>
              {words.resolve}
            </Button>
            <Button look="secondary" pending={deciding === 'dismissed'} onClick={() => void choose('dismissed')}>
              {words.dismiss}
            </Button>
            {status === 'pending' && (
              <Button look="quiet" pending={deciding === 'reviewed'} onClick={() => void choose('reviewed')}>
                {words.takeUp}
              </Button>
            )}
          </div>
        </>
      )}
    </StaffCard>
  )
}
