'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { Badge } from '@/components/ui/badge'
import { useRequestCount } from '@/lib/client/use-held-decisions'

export type Box = 'received' | 'sent'

/** What came and what was sent: two addresses, so links. */
export function RequestBoxes({ box }: { box: Box }) {
  const words = useWords().requests
  const count = useRequestCount()
  return (
    <nav aria-label={words.boxes} className="flex gap-1">
      {(['received', 'sent'] as const).map(each => (
        <Link
          key={each}
          href={each === 'sent' ? '/requests?box=sent' : '/requests'}
          replace
          aria-current={each === box ? 'page' : undefined}
          className={clsx(
            'inline-flex h-10 items-center gap-2 rounded-full px-4 text-sm font-medium transition-colors wide:h-9',
            each === box ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-hover hover:text-ink',
          )}
        >
          {words[each]}
          {each === 'received' && <Badge quiet count={count} label="" />}
        </Link>
      ))}
    </nav>
  )
}
