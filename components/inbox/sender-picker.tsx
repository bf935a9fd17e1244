'use client'

import { useState } from 'react'
import { useInbox } from '@/lib/client/use-inbox'
import { useMe } from '@/lib/client/use-me'
import { usePeopleSearch } from '@/lib/client/use-people-search'
import type { Person } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { OneLine } from '@/components/ui/one-line'
import { fieldClass } from '@/components/ui/text-field'

/** Whose messages are looked for: oneself, those whom one talks to, or anybody by name. */
export function SenderPicker({ onChoose }: { onChoose: (person: { id: string; name: string }) => void }) {
  const { search } = useWords().inbox
  const { me } = useMe()
  const { conversations } = useInbox()
  const [text, setText] = useState('')
  const found = usePeopleSearch(text)
  const q = text.trim().toLowerCase()
  const known = new Map(conversations.flatMap(({ members }) => members).map(({ user }) => [user.id, user]))
  const near = [...known.values()].filter(({ id, name, username }) => id !== me?.id && (name.toLowerCase().includes(q) || username.toLowerCase().includes(q)))
  const people = [...new Map<string, Person>([...near.slice(0, 8), ...(q.length > 1 ? found.people : [])].map(person => [person.id, person])).values()].filter(({ id }) => id !== me?.id)
  return (
    <div className="flex max-h-80 w-72 flex-col p-2">
      <input aria-label={search.findPerson} placeholder={search.findPerson} value={text} onChange={event => setText(event.target.value)} autoComplete="off" className={fieldClass} />
      <ul aria-label={search.people} className="mt-2 min-h-0 overflow-y-auto">
        {me && q === '' && <PersonOption person={me} label={search.myself} onChoose={onChoose} />}
        {people.map(person => (
          <PersonOption key={person.id} person={person} label={person.name} onChoose={onChoose} />
        ))}
        {people.length === 0 && q.length > 1 && found.status !== 'loading' && <li className="px-2 py-3 text-sm text-muted">{search.nobody}</li>}
      </ul>
    </div>
  )
}

function PersonOption({ person, label, onChoose }: { person: Person; label: string; onChoose: (person: { id: string; name: string }) => void }) {
  return (
    <li>
      <button type="button" onClick={() => onChoose({ id: person.id, name: label })} className="flex w-full items-center gap-3 rounded-md px-2 py-1.5 text-start hover:bg-hover focus-visible:-outline-offset-2">
        <Avatar id={person.id} name={person.name} url={person.avatarUrl} size="sm" />
        <span className="min-w-0 flex-1">
          <OneLine className="text-sm font-medium">{label}</OneLine>
          <OneLine className="text-xs text-muted">@{person.username}</OneLine>
        </span>
      </button>
    </li>
  )
}
