'use client'

import Link from 'next/link'
import type { Request } from '@/lib/contract/views'
import { Avatar } from '@/components/ui/avatar'
import { DecisionButtons } from './decision-buttons'

/** Who asks, what they say, and the answers to it. */
export function RequestRow({ request }: { request: Request }) {
  const { from, text, conversationId } = request
  return (
    <li className="flex gap-3 px-4 py-3.5">
      <Avatar id={from.id} name={from.name} url={from.avatarUrl} size="lg" />
      <div className="min-w-0 flex-1">
        <Link href={`/inbox/${conversationId}`} className="block rounded-md">
          <span className="block truncate font-medium" dir="auto">
            {from.name}
          </span>
          <span className="block truncate text-sm text-muted">@{from.username}</span>
          <span className="mt-1 line-clamp-3 wrap-anywhere" dir="auto">
            {text === '' ? 'Wants to write to you' : text}
          </span>
        </Link>
        <div className="mt-3 flex flex-wrap gap-2">
          <DecisionButtons requestId={request.id} conversationId={conversationId} from={from} offered={['accept', 'decline']} />
        </div>
      </div>
    </li>
  )
}
