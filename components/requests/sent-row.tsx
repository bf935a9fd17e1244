'use client'

import { Hourglass } from 'lucide-react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import type { Request } from '@/lib/contract/views'
import { RequestAvatar, RequestHead } from './request-person'

/** Whom the reader asks, with what, and the way back. */
export function SentRow({ request, onCancel }: { request: Request; onCancel: () => void }) {
  const words = useWords().requests
  const { to, text, conversationId, createdAt } = request
  return (
    <li tabIndex={-1} className="flex gap-3 px-4 py-3.5 outline-none">
      <RequestAvatar person={to} />
      <div className="min-w-0 flex-1">
        <Link href={`/inbox/${conversationId}`} className="-mx-1.5 block rounded-md px-1.5 hover:bg-hover">
          <RequestHead person={to} since={createdAt} />
          <span className="mt-0.5 line-clamp-3 wrap-anywhere whitespace-pre-line" dir="auto">
            {text}
          </span>
        </Link>
        <div className="mt-2.5 flex flex-wrap items-center justify-between gap-2">
          <span className="inline-flex items-center gap-1.5 text-sm text-muted">
            <Hourglass aria-hidden="true" className="size-4" />
            {words.waiting}
          </span>
          <Button look="secondary" aria-label={words.cancelOf(to.name)} onClick={onCancel}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </li>
  )
}
