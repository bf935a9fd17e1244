'use client'

import { Ban, CircleCheck } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useNow } from '@/components/thread/use-now'
import type { Account } from '@/lib/contract/moderation-views'
import { isSuspended } from './suspended'

/** Whether somebody is shut out, until when and why. */
export function SuspensionLine({ account }: { account: Account }) {
  const words = useWords().moderation.suspension
  const now = useNow()
  const locale = useLocale()
  const { suspendedUntil, suspensionReason } = account
  if (!isSuspended(account, now)) {
    return (
      <p className="mt-1 flex items-center gap-1.5 text-sm text-muted">
        <CircleCheck aria-hidden="true" className="size-4" />
        {words.none}
      </p>
    )
  }
  return (
    <div className="mt-2 rounded-md bg-danger-soft px-3 py-2 text-sm">
      <p className="flex items-center gap-1.5 font-medium text-danger">
        <Ban aria-hidden="true" className="size-4 shrink-0" />
        {suspendedUntil ? words.until(new Date(suspendedUntil).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })) : words.forever}
      </p>
      {suspensionReason && (
        <p className="mt-1 wrap-anywhere whitespace-pre-line" dir="auto">
          {suspensionReason}
        </p>
      )}
    </div>
  )
}
