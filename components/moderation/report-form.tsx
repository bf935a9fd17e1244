'use client'

import { type SubmitEvent, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-field'
import { ApiError } from '@/lib/client/api'
import { type ReportSubject, useReport } from '@/lib/client/use-report'
import type { ReportReason } from '@/lib/contract/moderation-views'
import { CheckCard } from './check-card'
import { ReasonChoice } from './reason-choice'

/** The most characters of what somebody adds to a report. */
const maxDescription = 1000

export type ReportFormProps = {
  subject: ReportSubject
  name: string
  onCancel: () => void
  onSent: (blocked: boolean) => void
}

/** What is wrong, anything else, and whether never to hear of them again. */
export function ReportForm({ subject, name, onCancel, onSent }: ReportFormProps) {
  const { actions, moderation } = useWords()
  const words = moderation.report
  const { report, reporting } = useReport()
  const [reason, setReason] = useState<ReportReason | null>(null)
  const [description, setDescription] = useState('')
  const [alsoBlock, setAlsoBlock] = useState(false)
  const [problem, setProblem] = useState('')

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (reporting) return
    if (!reason) return setProblem(words.chooseReason)
    setProblem('')
    try {
      await report(subject, { reason, description, alsoBlock })
      onSent(alsoBlock)
    } catch (error) {
      setProblem(error instanceof ApiError && error.code === 'not_found' ? words.gone : words.failed)
    }
  }

  function choose(next: ReportReason) {
    setReason(next)
    setProblem('')
  }

  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-4">
        <p className="text-sm text-muted">{'messageId' in subject ? words.aboutMessage : words.aboutPerson}</p>
        <ReasonChoice value={reason} onChange={choose} />
        <TextArea
          className="mt-4"
          label={words.description}
          hint={words.descriptionHint}
          dir="auto"
          maxLength={maxDescription}
          value={description}
          onChange={event => setDescription(event.target.value)}
        />
        <CheckCard className="mt-4" label={words.alsoBlock(name)} hint={words.alsoBlockHint} checked={alsoBlock} onChange={setAlsoBlock} />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <p role="alert" className="me-auto text-sm text-danger">
          {problem}
        </p>
        <Button look="secondary" onClick={onCancel}>
          {actions.cancel}
        </Button>
        <Button type="submit" look="danger" pending={reporting}>
          {words.send}
        </Button>
      </div>
    </form>
  )
}
