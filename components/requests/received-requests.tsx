'use client'

import { ListChecks, MailCheck } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useRequests } from '@/lib/client/use-requests'
import type { Request } from '@/lib/contract/views'
import { entriesOf } from './entries'
import { RequestGroup } from './request-group'
import { RequestRow } from './request-row'
import { RequestStates } from './request-states'
import { SelectionBar } from './selection-bar'
import { type Answering, useAnswer, useSelection } from './use-answering'
import { lazyPart } from '@/components/ui/lazy-part'

const ReportRequest = lazyPart(() => import('./report-request'))

/** Who asks to write to the reader: one by one, several at once, and the same from many as one. */
export function ReceivedRequests() {
  const words = useWords().requests
  const list = useRef<HTMLUListElement>(null)
  const query = useRequests('received')
  const selection = useSelection()
  const answer = useAnswer(list)
  const [reported, setReported] = useState<Request | null>(null)
  const { requests } = query
  const answering: Answering = { selected: selection.selected, toggle: selection.toggle, answer, report: setReported }

  function answerSelected(action: 'accept' | 'decline', chosen: Request[]) {
    answer(action, chosen, chosen[0]?.from.name ?? '')
    selection.stop()
  }

  return (
    <>
      <RequestStates query={query} empty={{ icon: MailCheck, title: words.none, hint: words.noneHint }}>
        <div className="mt-3 mb-3 flex items-center gap-3">
          <p className="flex-1 text-sm text-muted">{words.privacy}</p>
          {requests.length > 1 && !selection.selected && (
            <button type="button" onClick={selection.start} className="inline-flex min-h-10 shrink-0 items-center gap-2 rounded-md px-3 text-sm font-medium text-accent hover:bg-hover wide:min-h-9">
              <ListChecks aria-hidden="true" className="size-4" />
              {words.select}
            </button>
          )}
        </div>
        <ul ref={list} aria-label={words.title} className="divide-y overflow-hidden rounded-lg border">
          {entriesOf(requests).map(({ id, requests: alike }) =>
            alike.length > 1 ? (
              <RequestGroup key={id} requests={alike} answering={answering} />
            ) : (
              alike.map(request => <RequestRow key={id} request={request} answering={answering} />)
            ),
          )}
        </ul>
        <div className="min-h-16 flex-1" />
        {selection.selected && <SelectionBar requests={requests} selection={selection} onAction={answerSelected} />}
      </RequestStates>
      {reported && (
        <Suspense>
          <ReportRequest request={reported} onClose={() => setReported(null)} />
        </Suspense>
      )}
    </>
  )
}
