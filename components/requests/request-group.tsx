'use client'

import { ChevronDown } from 'lucide-react'
import { clsx } from 'clsx'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import type { Request } from '@/lib/contract/views'
import { listsOf } from '@/lib/words/plurals'
import { RequestActions } from './request-actions'
import { RequestRow } from './request-row'
import { SelectBox } from './select-box'
import type { Answering } from './use-answering'

/** So many are shown by name. */
const named = 3

/** The same words from several people: one entry, decided together, that shows each when asked. */
export function RequestGroup({ requests, answering }: { requests: Request[]; answering: Answering }) {
  const words = useWords().requests
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const id = useId()
  const { selected, toggle, answer } = answering
  const title = words.sameFrom(requests.length)
  const names = requests.map(({ from }) => from.name)
  const more = Math.max(0, names.length - named)
  const shownNames = more > 0 ? names.slice(0, named).join(', ') : listsOf(language)(names)
  const everybody = words.allOf(requests.length)
  return (
    <li tabIndex={-1} className="outline-none">
      <div className="flex gap-3 px-4 py-3.5">
        {selected && (
          <SelectBox
            label={words.selectOf(everybody)}
            checked={requests.every(request => selected.has(request.id))}
            some={requests.some(request => selected.has(request.id))}
            onChange={() => toggle(requests)}
          />
        )}
        <Faces requests={requests} />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{title}</p>
          <p className="truncate text-sm text-muted" dir="auto">
            {words.sameNames(shownNames, more)}
          </p>
          <p className="mt-0.5 line-clamp-3 wrap-anywhere whitespace-pre-line" dir="auto">
            {requests[0]?.text}
          </p>
          <div className="mt-2.5 flex flex-wrap items-center gap-2">
            {!selected && <RequestActions name={everybody} onAction={action => answer(action, requests, everybody)} />}
            <button
              type="button"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
              className="inline-flex min-h-10 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium text-accent hover:bg-hover max-wide:w-full max-wide:justify-center"
            >
              {open ? words.hideEach : words.showEach}
              <ChevronDown aria-hidden="true" className={clsx('size-4 transition-transform', open && 'rotate-180')} />
            </button>
          </div>
        </div>
      </div>
      <ul id={id} aria-label={title} hidden={!open} className="divide-y border-t bg-sunken ps-4 wide:ps-8">
        {open && requests.map(request => <RequestRow key={request.id} request={request} answering={answering} />)}
      </ul>
    </li>
  )
}

/** The first two, one over the other, in the place of one picture. */
function Faces({ requests }: { requests: Request[] }) {
  return (
    <span aria-hidden="true" className="relative size-12 shrink-0">
      {requests.slice(0, 2).map(({ from }, index) => (
        <span key={from.id} className={clsx('absolute rounded-full ring-2 ring-surface', index === 0 ? 'start-0 top-0' : 'end-0 bottom-0')}>
          <Avatar id={from.id} name={from.name} url={from.avatarUrl} size="sm" className="block!" />
        </span>
      ))}
    </span>
  )
}
