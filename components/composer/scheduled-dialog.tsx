'use client'

import { BellOff, CalendarClock, CircleAlert, CloudOff, Paperclip } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/lib/client/api'
import { type ScheduledQuery, useScheduling } from '@/lib/client/use-scheduled'
import type { Tray } from '@/lib/client/use-tray'
import type { ScheduledMessage } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { useLocale } from '@/components/language/use-locale'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { TimeChoice } from './time-choice'

export interface ScheduledDialogProps {
  conversationId: string
  scheduled: ScheduledQuery
  tray: Tray
  onDraft: (text: string) => void
  onClose: () => void
}

/** What waits for its time in a conversation: when, and how to have it back or at another time. */
export default function ScheduledDialog({ conversationId, scheduled, tray, onDraft, onClose }: ScheduledDialogProps) {
  const { composer, actions } = useWords()
  const words = composer.scheduled
  const errorText = useErrorText()
  const { cancel, move } = useScheduling(conversationId)
  const [pending, setPending] = useState(false)
  const [moving, setMoving] = useState<ScheduledMessage | null>(null)

  async function during(work: () => Promise<void>): Promise<void> {
    setPending(true)
    try {
      await work()
    } catch (error) {
      toast.error(error instanceof ApiError && error.code === 'not_found' ? words.gone : errorText(error))
    } finally {
      setPending(false)
      setMoving(null)
    }
  }

  const takeBack = (message: ScheduledMessage) =>
    during(async () => {
      const uploads = await cancel(message)
      if (message.text) onDraft(message.text)
      if (uploads.length > 0) tray.restore(uploads)
      toast.success(words.backInDraft)
      if (scheduled.items.length <= 1) onClose()
    })

  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={moving ? words.move : words.title}
      {...(!moving && { description: words.about })}
      onBack={moving ? () => setMoving(null) : undefined}
      fullOnPhone
    >
      {moving ? (
        <TimeChoice initial={new Date(moving.sendAt)} pending={pending} onChoose={when => void during(() => move(moving, when))} />
      ) : (
        <div className="min-h-48 overflow-y-auto px-3 pb-4">{content()}</div>
      )}
    </Dialog>
  )

  function content() {
    if (scheduled.status === 'loading') return <Skeleton className="m-2 h-20 rounded-lg!" />
    if (scheduled.status === 'error') {
      return <EmptyState icon={CloudOff} title={words.notLoaded} action={<Button look="secondary" onClick={scheduled.retry}>{actions.retry}</Button>} />
    }
    if (scheduled.items.length === 0) {
      return <EmptyState icon={CalendarClock} title={words.empty}>{words.emptyHint}</EmptyState>
    }
    return (
      <ul aria-label={words.title}>
        {scheduled.items.map(message => (
          <li key={message.id} className="border-b px-2 py-3 last:border-b-0">
            <ScheduledItem message={message} disabled={pending} onTakeBack={() => void takeBack(message)} onMove={() => setMoving(message)} />
          </li>
        ))}
      </ul>
    )
  }
}

function ScheduledItem({ message, disabled, onTakeBack, onMove }: { message: ScheduledMessage; disabled: boolean; onTakeBack: () => void; onMove: () => void }) {
  const { composer, errors } = useWords()
  const locale = useLocale()
  const { text, uploadIds, silent, sendAt, status, failure } = message
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(sendAt))
  const reason = failure && Object.hasOwn(errors, failure) ? errors[failure as keyof typeof errors] : ''
  return (
    <>
      {status === 'failed' ? (
        <p className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>
            {composer.scheduled.notSent}
            {reason && <span className="block">{reason}</span>}
          </span>
        </p>
      ) : (
        <p className="flex items-center gap-1.5 text-sm font-medium text-accent">
          <time dateTime={sendAt}>{composer.scheduled.sendsAt(time)}</time>
          {silent && <BellOff role="img" aria-label={composer.sendSilently} className="size-4" />}
        </p>
      )}
      {text && (
        <p dir="auto" className="mt-1 line-clamp-4 whitespace-pre-wrap">
          {text}
        </p>
      )}
      {uploadIds.length > 0 && (
        <p className="mt-1 flex items-center gap-1.5 text-sm text-muted">
          <Paperclip aria-hidden="true" className="size-4" />
          {composer.scheduled.files(uploadIds.length)}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="secondary" disabled={disabled} onClick={onMove}>
          {composer.scheduled.move}
        </Button>
        <Button look="quiet" disabled={disabled} onClick={onTakeBack}>
          {composer.scheduled.cancel}
        </Button>
      </div>
    </>
  )
}
