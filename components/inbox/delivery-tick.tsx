'use client'

import { clsx } from 'clsx'
import { Check, CheckCheck, CircleAlert, Clock3 } from 'lucide-react'
import type { Delivery } from '@/lib/client/delivery'
import { useWords } from '@/components/language/language-provider'

const icons = { sending: Clock3, sent: Check, delivered: CheckCheck, read: CheckCheck, failed: CircleAlert }

/** How far one's own last message has come. */
export function DeliveryTick({ delivery }: { delivery: NonNullable<Delivery> }) {
  const name = useWords().thread.delivery[delivery]
  const Icon = icons[delivery]
  return (
    <span className="inline-flex shrink-0" title={name}>
      <Icon aria-hidden="true" className={clsx('size-4', delivery === 'read' && 'text-accent', delivery === 'failed' && 'text-danger')} />
      <span className="sr-only">{name}</span>
    </span>
  )
}
