'use client'

import Link from 'next/link'
import type { User } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { OneLine } from '@/components/ui/one-line'
import { ResultSection, resultClass } from './result-section'

/** People whom one has not talked to, by what they are called. Their profile says whether one may write to them. */
export function FoundPeople({ people }: { people: User[] }) {
  const { search } = useWords().inbox
  if (people.length === 0) return null
  return (
    <ResultSection title={search.people}>
      <ul aria-label={search.people}>
        {people.map(person => (
          <li key={person.id}>
            <Link data-result href={`/people/${person.username}`} className={resultClass(false)}>
              <Avatar id={person.id} name={person.name} url={person.avatarUrl} online={person.online} />
              <span className="min-w-0 flex-1">
                <OneLine className="font-medium">{person.name}</OneLine>
                <OneLine className="text-sm text-muted">@{person.username}</OneLine>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </ResultSection>
  )
}
