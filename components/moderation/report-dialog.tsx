'use client'

import { useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Dialog } from '@/components/ui/dialog'
import type { ReportSubject } from '@/lib/client/use-report'
import { ReportForm } from './report-form'
import { ReportSent } from './report-sent'

export interface ReportDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A message somebody said, or somebody. */
  subject: ReportSubject
  /** Who is reported. */
  name: string
  /** After it was taken in; `blocked` where that was wanted too. */
  onReported?: (blocked: boolean) => void
}

/** Reports a message or a person to the people who run the server, and blocks in the same step if wanted. */
export default function ReportDialog({ open, onOpenChange, subject, name, onReported }: ReportDialogProps) {
  const words = useWords().moderation.report
  const [sent, setSent] = useState<{ blocked: boolean } | null>(null)
  const title = 'messageId' in subject ? words.titleMessage(name) : words.titlePerson(name)

  function change(next: boolean) {
    onOpenChange(next)
    if (!next) setSent(null)
  }

  return (
    <Dialog fullOnPhone open={open} onOpenChange={change} title={sent ? words.thanks : title}>
      {sent ? (
        <ReportSent name={name} blocked={sent.blocked} onClose={() => change(false)} />
      ) : (
        <ReportForm
          subject={subject}
          name={name}
          onCancel={() => change(false)}
          onSent={blocked => {
            setSent({ blocked })
            onReported?.(blocked)
          }}
        />
      )}
    </Dialog>
  )
}
