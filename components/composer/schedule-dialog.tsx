'use client'

import { type RefObject, useState } from 'react'
import { useScheduling } from '@/lib/client/use-scheduled'
import type { NewMessage } from '@/lib/client/use-send-message'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { useLocale } from '@/components/language/use-locale'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { TimeChoice } from './time-choice'

export interface ScheduleDialogProps {
  conversationId: string
  message: NewMessage
  finalFocus: RefObject<HTMLElement | null>
  /** It waits at the server now, and needs no draft any more. */
  onScheduled: () => void
  onClose: () => void
}

/** When a message is to be sent. It stays in the draft until the server has it. */
export default function ScheduleDialog({ conversationId, message, finalFocus, onScheduled, onClose }: ScheduleDialogProps) {
  const { composer } = useWords()
  const locale = useLocale()
  const errorText = useErrorText()
  const { schedule } = useScheduling(conversationId)
  const [pending, setPending] = useState(false)

  async function choose(when: Date): Promise<void> {
    setPending(true)
    try {
      await schedule(message, when)
      onScheduled()
      toast.success(composer.scheduled.done(new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(when)))
      onClose()
    } catch (error) {
      setPending(false)
      toast.error(errorText(error))
    }
  }

  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={composer.scheduled.chooseTitle} description={composer.scheduled.about} finalFocus={finalFocus}>
      <TimeChoice pending={pending} onChoose={when => void choose(when)} />
    </Dialog>
  )
}
