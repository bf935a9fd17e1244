'use client'

import { type RefObject, type SubmitEvent, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useErrorText } from '@/components/language/use-error-text'
import { useNow } from '@/components/thread/use-now'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-field'
import { toast } from '@/components/ui/toast'
import { useSuspension } from '@/lib/client/use-moderation'
import type { Account } from '@/lib/contract/moderation-views'
import { endOf, type SuspensionLength } from './suspended'

const lengths: SuspensionLength[] = ['day', 'week', 'month', 'forever']

export type SuspendDialogProps = {
  account: Account
  /** What the people who run this server want suspended people to know. */
  appealText: string
  opener: RefObject<HTMLElement | null>
  onClose: () => void
}

/** Shuts somebody out: why, for how long, and what they will read of it. */
export default function SuspendDialog({ account, appealText, opener, onClose }: SuspendDialogProps) {
  const { actions, moderation } = useWords()
  const words = moderation.suspension
  const locale = useLocale()
  const errorText = useErrorText()
  const { suspend, pending } = useSuspension(account.id)
  const [reason, setReason] = useState(account.suspensionReason ?? '')
  const [length, setLength] = useState<SuspensionLength>('week')
  const [problem, setProblem] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const end = endOf(length, useNow())

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    if (reason.trim() === '') {
      setProblem(words.reasonMissing)
      return field.current?.focus()
    }
    try {
      await suspend(reason, endOf(length, new Date()))
      toast.success(words.done(account.name))
      onClose()
    } catch (error) {
      setProblem(errorText(error))
    }
  }

  return (
    <Dialog open fullOnPhone onOpenChange={open => !open && onClose()} title={words.title(account.name)} description={words.hint} initialFocus={field} finalFocus={opener}>
      <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-5 pt-2 pb-4">
          <TextArea ref={field} label={words.reason} hint={words.reasonHint} error={problem} dir="auto" maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />
          <Select label={words.howLong} value={length} options={lengths.map(value => ({ value, label: words.lengths[value] }))} onChange={setLength} />
          <figure className="rounded-lg bg-sunken p-3 text-sm">
            <figcaption className="text-xs font-medium text-muted">{words.theyRead}</figcaption>
            <p className="mt-1 font-medium">{end ? words.until(end.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })) : words.forever}</p>
            {reason.trim() !== '' && (
              <p className="wrap-anywhere whitespace-pre-line" dir="auto">
                {reason}
              </p>
            )}
            <p className="mt-1 whitespace-pre-line text-muted" dir="auto">
              {appealText}
            </p>
          </figure>
        </div>
        <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <Button look="secondary" onClick={onClose}>
            {actions.cancel}
          </Button>
          <Button type="submit" look="danger" pending={pending}>
            {words.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
