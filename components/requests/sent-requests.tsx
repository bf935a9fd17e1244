'use client'

import { Send } from 'lucide-react'
import { useRef } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useRequests } from '@/lib/client/use-requests'
import { RequestStates } from './request-states'
import { SentRow } from './sent-row'
import { useAnswer } from './use-answering'

/** Whom the reader asks. One that was declined waits like any other: nothing tells them apart. */
export function SentRequests() {
  const words = useWords().requests
  const list = useRef<HTMLUListElement>(null)
  const query = useRequests('sent')
  const answer = useAnswer(list)
  return (
    <div className="pb-16">
      <RequestStates query={query} empty={{ icon: Send, title: words.noneSent, hint: words.noneSentHint }}>
        <p className="my-3 text-sm text-muted">{words.sentHint}</p>
        <ul ref={list} aria-label={words.sent} className="divide-y overflow-hidden rounded-lg border">
          {query.requests.map(request => (
            <SentRow key={request.id} request={request} onCancel={() => answer('cancel', [request], request.to.name)} />
          ))}
        </ul>
      </RequestStates>
    </div>
  )
}
