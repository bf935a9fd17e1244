'use client'

import { ChevronRight, MailQuestionMark } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { useRequestCount } from '@/lib/client/use-held-decisions'

/** Leads to the requests, as long as any wait. */
export function RequestsEntry() {
  const count = useRequestCount()
  const words = useWords().requests
  if (count === 0) return null
  return (
    <Link href="/requests" className="mx-2 mb-1 flex min-h-11 items-center gap-3 rounded-lg px-4 hover:bg-hover focus-visible:-outline-offset-2">
      <MailQuestionMark aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.5} />
      <span className="flex-1 font-medium">{words.entry(count)}</span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted rtl:-scale-x-100" />
    </Link>
  )
}
