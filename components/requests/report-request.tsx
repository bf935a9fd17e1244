'use client'

import { useState } from 'react'
import ReportDialog from '@/components/moderation/report-dialog'
import { useRequestMessage } from '@/lib/client/use-request-message'
import type { DecidedRequest } from '@/lib/client/held-decisions'

export type ReportedRequest = DecidedRequest & { from: { id: string; name: string } }

/** Reports what somebody asked with, so that their words are evidence; themselves, where those are gone. */
export default function ReportRequest({ request, onClose }: { request: ReportedRequest; onClose: () => void }) {
  const { from, conversationId } = request
  const messageId = useRequestMessage(conversationId, from.id)
  const [open, setOpen] = useState(true)
  if (messageId === undefined) return null
  return (
    <ReportDialog
      open={open}
      onOpenChange={next => {
        setOpen(next)
        if (!next) onClose()
      }}
      subject={messageId === null ? { userId: from.id } : { messageId }}
      name={from.name}
    />
  )
}
