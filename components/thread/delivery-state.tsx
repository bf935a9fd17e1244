'use client'

import { clsx } from 'clsx'
import { Check, CheckCheck, CircleAlert, Clock3 } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import type { ThreadMessage } from '@/lib/client/use-thread'

export type Delivery = NonNullable<ThreadMessage['delivery']>

const icons = { sending: Clock3, sent: Check, delivered: CheckCheck, read: CheckCheck, failed: CircleAlert }

/** The mark behind the time of a message of one's own. Read is told from delivered by weight and strength, and in words. */
export function DeliveryState({ delivery }: { delivery: Delivery }) {
  const { thread } = useWords()
  const Icon = icons[delivery]
  const width = delivery === 'sending' || delivery === 'failed' ? 'size-3' : 'size-4'
  return (
    <span className="inline-flex" title={thread.delivery[delivery]} data-delivery={delivery}>
      <Icon
        aria-hidden="true"
        className={clsx(width, delivery !== 'read' && 'opacity-70')}
        strokeWidth={delivery === 'read' ? 2.75 : 2}
      />
      <span className="sr-only">{thread.delivery[delivery]}</span>
    </span>
  )
}
