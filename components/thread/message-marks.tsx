'use client'

import { clsx } from 'clsx'
import { BellOff, Forward, Pin } from 'lucide-react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import type { ThreadMessage } from '@/lib/client/use-thread'
import { directionOf } from '@/lib/words/languages'

/** Says above the words that they come from elsewhere. */
export function ForwardedMark({ mine }: { mine: boolean }) {
  const { thread } = useWords()
  const { language } = useLanguage()
  return (
    <span dir={directionOf(language)} className={clsx('flex items-center gap-1 pb-0.5 text-xs select-none', mine ? 'text-bubble-mine-muted' : 'text-bubble-theirs-muted')}>
      <Forward aria-hidden="true" className="size-3.5 rtl:-scale-x-100" />
      {thread.forwarded}
    </span>
  )
}

/** What stands before the time: pinned, without sound. */
export function StampMarks({ message }: { message: ThreadMessage }) {
  const { thread } = useWords()
  return (
    <>
      {message.pinnedAt && <Mark icon={Pin} label={thread.pinned} />}
      {message.silent && <Mark icon={BellOff} label={thread.silent} />}
    </>
  )
}

/** How many of them there are: each is as wide as the other. */
export function stampMarkCount({ pinnedAt, silent }: ThreadMessage): number {
  return (pinnedAt ? 1 : 0) + (silent ? 1 : 0)
}

function Mark({ icon: Icon, label }: { icon: typeof Pin; label: string }) {
  return (
    <span className="inline-flex" title={label}>
      <Icon aria-hidden="true" className="size-3" />
      <span className="sr-only">{label}</span>
    </span>
  )
}
