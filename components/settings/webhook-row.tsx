'use client'

import { TriangleAlert, Webhook as WebhookIcon } from 'lucide-react'
import type { Webhook } from '@/lib/contract/notifications'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useNow } from '@/components/thread/use-now'
import { Button } from '@/components/ui/button'
import { ago } from './ago'

/** Where to, what of, and how the last delivery went. */
export function WebhookRow({ webhook, onDelete }: { webhook: Webhook; onDelete: () => void }) {
  const words = useWords().settings.webhooks
  const locale = useLocale()
  const now = useNow()
  const { url, events, disabledReason, lastStatus, lastDeliveredAt } = webhook
  const state = disabledReason
    ? words.disabled
    : [lastDeliveredAt ? words.delivered(ago(new Date(lastDeliveredAt), now, locale)) : words.waiting, lastStatus !== null && words.answered(lastStatus)].filter(Boolean).join(' · ')
  return (
    <li className="flex items-start gap-3.5 px-4 py-3.5">
      {disabledReason ? <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-danger" strokeWidth={1.5} /> : <WebhookIcon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" strokeWidth={1.5} />}
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi dir="ltr">{url}</bdi>
        </p>
        <p className={disabledReason ? 'text-sm text-danger' : 'text-sm text-muted'}>{state}</p>
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {events.map(event => (
            <li key={event} className="rounded-full bg-sunken px-2.5 py-0.5 text-xs text-muted">
              {words.eventNames[event]}
            </li>
          ))}
        </ul>
      </div>
      <Button look="secondary" aria-label={words.deleteOf(url)} onClick={onDelete}>
        {words.delete}
      </Button>
    </li>
  )
}
