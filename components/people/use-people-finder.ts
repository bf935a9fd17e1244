'use client'

import { useState, type KeyboardEvent } from 'react'
import { usePeopleSearch, type PeopleSearch } from '@/lib/client/use-people-search'
import { useRecentPeople } from '@/lib/client/use-recent-people'
import type { User } from '@/lib/contract/views'

export interface PeopleFinder {
  text: string
  setText(text: string): void
  /** `idle`: nothing was typed yet and there is nobody to offer. */
  status: PeopleSearch['status']
  people: User[]
  /** Whether `people` are those of before, offered until something is typed. */
  recent: boolean
  /** What is at the arrow keys; Enter means them. */
  active: User | undefined
  point(userId: string): void
  retry(): void
  /** Moves with the arrows; answers whether it took the key. */
  onArrow(event: KeyboardEvent): boolean
}

/** Finds people by what is typed: those one talked to last at first, then whom the server knows. `without` are not offered. */
export function usePeopleFinder(without: ReadonlySet<string> = nobody): PeopleFinder {
  const [text, setText] = useState('')
  const [index, setIndex] = useState(0)
  const typed = text.trim()
  const search = usePeopleSearch(typed)
  const recent = useRecentPeople()
  const offersRecent = search.status === 'idle'
  const found = offersRecent ? recent.filter(person => isCalled(person, typed)) : search.people
  const people = found.filter(({ id }) => !without.has(id))
  const active = people[Math.min(index, people.length - 1)]

  return {
    text,
    setText(next) {
      setText(next)
      setIndex(0)
    },
    status: offersRecent && people.length > 0 ? 'ready' : search.status,
    people,
    recent: offersRecent,
    active,
    point: id => setIndex(people.findIndex(person => person.id === id)),
    retry: search.retry,
    onArrow(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!step || people.length === 0) return false
      event.preventDefault()
      setIndex((Math.min(index, people.length - 1) + step + people.length) % people.length)
      return true
    },
  }
}

const nobody: ReadonlySet<string> = new Set()

function isCalled({ name, username }: User, start: string): boolean {
  const wanted = start.replace(/^@/, '').toLocaleLowerCase()
  return wanted === '' || username.toLowerCase().startsWith(wanted) || name.toLocaleLowerCase().split(/\s+/u).some(word => word.startsWith(wanted))
}
