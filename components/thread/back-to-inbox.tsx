'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'

/** On a phone the way back to the list. */
export function BackToInbox() {
  const { thread } = useWords()
  return (
    <Link href="/inbox" aria-label={thread.backToInbox} className="grid size-10 shrink-0 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink wide:hidden">
      <ArrowLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />
    </Link>
  )
}
