'use client'

import { useMemo, useState } from 'react'
import { useVerdicts, type Verdict } from '@/lib/client/use-verdict'
import type { User } from '@/lib/contract/views'

/** Somebody chosen for a group, and how they come in: at once, by a request, not at all, or not known yet. */
export interface Invitee {
  person: User
  comes: 'at once' | 'asked' | 'not' | 'unknown'
  verdict: Verdict | undefined
}

export interface Invitees {
  invitees: Invitee[]
  ids: ReadonlySet<string>
  toggle(person: User): void
  remove(userId: string): void
}

/** The people who are being chosen for a group, in the order of choosing. */
export function useInvitees(): Invitees {
  const [people, setPeople] = useState<User[]>([])
  const verdicts = useVerdicts(useMemo(() => people.map(({ id }) => id), [people]))
  const ids = useMemo(() => new Set(people.map(({ id }) => id)), [people])
  return {
    invitees: people.map((person, index) => ({ person, verdict: verdicts[index], comes: comesBy(verdicts[index]) })),
    ids,
    toggle: person => setPeople(ids.has(person.id) ? people.filter(({ id }) => id !== person.id) : [...people, person]),
    remove: userId => setPeople(people.filter(({ id }) => id !== userId)),
  }
}

/** As the server decides: a request that waits elsewhere does not stand in the way. */
export function comesBy(verdict: Verdict | undefined): Invitee['comes'] {
  if (!verdict) return 'unknown'
  if (verdict.verdict === 'open') return 'at once'
  return verdict.verdict === 'request' || verdict.code === 'request_pending' ? 'asked' : 'not'
}
