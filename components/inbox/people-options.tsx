'use client'

import { clsx } from 'clsx'
import { CloudOff, UserSearch } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { PeopleSearch } from '@/lib/client/use-people-search'
import type { User } from '@/lib/contract/views'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'

type PeopleOptionsProps = {
  listId: string
  status: PeopleSearch['status']
  people: User[]
  q: string
  chosenId: string | undefined
  busy: boolean
  onRetry: () => void
  onPoint: (userId: string) => void
  onChoose: (userId: string) => void
}

/** The answers to a search for people, or why there are none. Its height is the same in every state. */
export function PeopleOptions(props: PeopleOptionsProps) {
  const { listId, status, people, q } = props
  const empty = people.length === 0
  return (
    <div className="min-h-0 flex-1 wide:h-80 wide:flex-none" aria-busy={status === 'loading'}>
      <p role="status" className="sr-only">
        {announcement(status, people.length)}
      </p>
      <div id={listId} role="listbox" aria-label="People" className={clsx('h-full overflow-y-auto overscroll-contain px-3 pb-3', empty && 'hidden')}>
        {people.map(person => (
          <Option key={person.id} person={person} {...props} />
        ))}
      </div>
      {empty && status === 'loading' && <OptionsSkeleton />}
      {status === 'idle' && (
        <EmptyState icon={UserSearch} title="Who would you like to talk to?">
          Type the first letters of a name or username.
        </EmptyState>
      )}
      {empty && status === 'ready' && (
        <EmptyState icon={UserSearch} title="Nobody found">
          No name and no username begins with “{q}”.
        </EmptyState>
      )}
      {empty && status === 'error' && (
        <EmptyState
          icon={CloudOff}
          title="The search did not work"
          action={
            <Button look="secondary" onClick={props.onRetry}>
              Try again
            </Button>
          }
        />
      )}
    </div>
  )
}

function Option({ person, listId, chosenId, busy, onPoint, onChoose }: PeopleOptionsProps & { person: User }) {
  const row = useRef<HTMLButtonElement>(null)
  const chosen = person.id === chosenId
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    // The field has the focus and the keys; this is for pointers.
    <button
      ref={row}
      type="button"
      tabIndex={-1}
      id={`${listId}-${person.id}`}
      role="option"
      aria-selected={chosen}
      onPointerMove={() => !chosen && onPoint(person.id)}
      onPointerDown={event => event.preventDefault()}
      onClick={() => onChoose(person.id)}
      className={clsx('flex w-full items-center gap-3 rounded-md px-2 py-2 text-left', chosen && 'bg-hover')}
    >
      <Avatar id={person.id} name={person.name} url={person.avatarUrl} online={person.online} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium" dir="auto">
          {person.name}
        </span>
        <span className="block truncate text-sm text-muted">@{person.username}</span>
      </span>
      {chosen && busy && <Spinner className="text-muted" />}
    </button>
  )
}

function OptionsSkeleton() {
  return (
    <div className="px-3">
      {[7, 9, 6].map(width => (
        <div key={width} className="flex items-center gap-3 px-2 py-2">
          <Skeleton className="size-10 rounded-full!" />
          <div>
            <Skeleton className="h-3" style={{ width: `${width}rem` }} />
            <Skeleton className="mt-2.5 h-2.5 w-20" />
          </div>
        </div>
      ))}
    </div>
  )
}

function announcement(status: PeopleSearch['status'], count: number): string {
  if (status === 'loading') return 'Searching'
  if (status === 'error') return 'The search did not work.'
  if (status !== 'ready') return ''
  if (count === 0) return 'Nobody found.'
  return count === 1 ? '1 person found.' : `${count} people found.`
}
