'use client'

import { clsx } from 'clsx'
import { CircleCheck, CircleSlash, Clock, MailQuestion, type LucideIcon } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'
import { Skeleton } from '@/components/ui/skeleton'
import type { Verdict } from '@/lib/client/use-verdict'
import type { Words } from '@/lib/words/words'

const looks: Record<'open' | 'request' | 'pending' | 'denied', { icon: LucideIcon; tone: string }> = {
  open: { icon: CircleCheck, tone: 'text-success' },
  request: { icon: MailQuestion, tone: 'text-accent' },
  pending: { icon: Clock, tone: 'text-warning' },
  denied: { icon: CircleSlash, tone: 'text-danger' },
}

/** What a message to somebody would come to, in words; known before anything is written. */
export function VerdictLine({ verdict, name, className }: { verdict: Verdict | undefined; name: string; className?: string }) {
  const words = useWords()
  if (!verdict) {
    return (
      <span className={clsx('flex h-5 items-center gap-2', className)}>
        <Skeleton className="size-4 rounded-full!" />
        <Skeleton className="h-3 w-48" />
        <span className="sr-only">{words.people.verdict.checking(name)}</span>
      </span>
    )
  }
  const kind = verdict.code === 'request_pending' ? 'pending' : verdict.verdict
  const { icon: Icon, tone } = looks[kind]
  return (
    <span className={clsx('flex items-start gap-2', className)}>
      <Icon aria-hidden="true" className={clsx('mt-0.5 size-4 shrink-0', tone)} />
      <span>{verdictText(verdict, name, words)}</span>
    </span>
  )
}

export function verdictText({ verdict, code }: Verdict, name: string, { people: { verdict: words } }: Words): string {
  if (verdict === 'open') return words.open(name)
  if (verdict === 'request') return words.request(name)
  switch (code) {
    case 'request_pending': return words.pending(name)
    case 'user_blocked': return words.blocked(name)
    case 'not_found': return words.gone
    case 'cannot_message_self': return words.self
    default: return words.denied(name)
  }
}
