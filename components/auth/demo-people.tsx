'use client'

import { useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { Spinner } from '@/components/ui/spinner'

export type DemoPerson = { username: string; name: string; password: string }

/** The demo cast, one click each; they exist on the embedded database only. */
export function DemoPeople({ people, disabled, onChoose }: { people: DemoPerson[]; disabled: boolean; onChoose: (person: DemoPerson) => Promise<void> }) {
  const { auth } = useWords()
  const [pending, setPending] = useState<string>()
  if (people.length === 0) return null

  async function choose(person: DemoPerson): Promise<void> {
    setPending(person.username)
    await onChoose(person)
    setPending(undefined)
  }

  return (
    <section aria-labelledby="demo-heading" className="mt-8 border-t border-line pt-5">
      <h2 id="demo-heading" className="text-sm text-muted">
        {auth.demo}
      </h2>
      <ul className="mt-3 -ms-2 grid grid-cols-2 gap-1">
        {people.map(person => (
          <li key={person.username}>
            <button
              type="button"
              disabled={disabled || pending !== undefined}
              onClick={() => choose(person)}
              className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-start transition-colors hover:bg-hover"
            >
              <Avatar id={person.username} name={person.name} size="sm" />
              <span className="min-w-0 flex-1">
                <span className="sr-only">{auth.signInAs(person.name)}</span>
                <span aria-hidden="true" className="block truncate font-medium">
                  {person.name}
                </span>
              </span>
              {pending === person.username && <Spinner />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
