'use client'

import { Ban } from 'lucide-react'
import Link from 'next/link'
import { useBlockedPeople } from '@/lib/client/use-blocked-people'
import type { User } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { toast } from '@/components/ui/toast'
import { toastWithUndo } from '@/components/ui/undo-toast'
import { Pending, Rows } from './parts'

/** Whom somebody has blocked, and the way back. */
export default function Blocked() {
  const { settings } = useWords()
  const words = settings.blocked
  const errorText = useErrorText()
  const { people, status, retry, hasMore, loadingMore, loadMore, unblock, blockAgain } = useBlockedPeople()

  async function unblockPerson(person: User): Promise<void> {
    try {
      await unblock(person)
      toastWithUndo(words.unblocked(person.name), () => blockAgain(person))
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  if (status !== 'ready') return <Pending status={status} retry={retry} rows={3} />
  if (people.length === 0) {
    return (
      <EmptyState icon={Ban} title={words.none}>
        {words.noneHint}
      </EmptyState>
    )
  }
  return (
    <div className="flex flex-col items-center gap-4">
      <div className="w-full">
        <Rows label={settings.names.blocked}>
          {people.map(person => (
            <BlockedPerson key={person.id} person={person} onUnblock={() => void unblockPerson(person)} />
          ))}
        </Rows>
      </div>
      {hasMore && (
        <Button look="secondary" pending={loadingMore} onClick={loadMore}>
          {words.more}
        </Button>
      )}
    </div>
  )
}

function BlockedPerson({ person, onUnblock }: { person: User; onUnblock: () => void }) {
  const words = useWords().settings.blocked
  return (
    <li className="flex min-h-16 items-center gap-3 px-4 py-2.5">
      <Avatar id={person.id} name={person.name} url={person.avatarUrl} />
      <Link href={`/people/${encodeURIComponent(person.username)}`} className="min-w-0 flex-1 rounded-sm underline-offset-4 hover:underline">
        <span className="block truncate font-medium" dir="auto">
          {person.name}
        </span>
        <span className="block truncate text-sm text-muted">
          <bdi>@{person.username}</bdi>
        </span>
      </Link>
      <Button look="secondary" aria-label={words.unblockPerson(person.name)} onClick={onUnblock}>
        {words.unblock}
      </Button>
    </li>
  )
}
