'use client'

import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import type { Request } from '@/lib/contract/views'
import { RequestActions } from './request-actions'
import { RequestAvatar, RequestHead } from './request-person'
import { SelectBox } from './select-box'
import type { Answering } from './use-answering'

/** Who asks, what they say, and the answers to it. Their words are words only: no link, no picture. */
export function RequestRow({ request, answering }: { request: Request; answering: Answering }) {
  const words = useWords().requests
  const { from, text, conversationId, createdAt } = request
  const { selected, toggle, answer, report } = answering
  return (
    <li tabIndex={-1} className="flex gap-3 px-4 py-3.5 outline-none">
      {selected && <SelectBox label={words.selectOf(from.name)} checked={selected.has(request.id)} onChange={() => toggle([request])} />}
      <RequestAvatar person={from} />
      <div className="min-w-0 flex-1">
        <Link href={`/inbox/${conversationId}`} className="-mx-1.5 block rounded-md px-1.5 hover:bg-hover">
          <RequestHead person={from} since={createdAt} />
          <span className="mt-0.5 line-clamp-3 wrap-anywhere whitespace-pre-line" dir="auto">
            {text === '' ? words.wantsToWrite : text}
          </span>
        </Link>
        {!selected && (
          <div className="mt-2.5 flex flex-wrap items-center gap-2">
            <RequestActions name={from.name} onAction={action => answer(action, [request], from.name)} onReport={() => report(request)} />
          </div>
        )}
      </div>
    </li>
  )
}
