'use client'

import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { Skeleton } from '@/components/ui/skeleton'
import { useAccount } from '@/lib/client/use-administration'
import type { Person } from '@/lib/contract/views'
import { StaffCard } from './staff-card'
import { SuspensionButtons } from './suspension-buttons'
import { SuspensionLine } from './suspension-line'

/** Who was reported, as they are now, and whether they may come in. */
export function PersonPanel({ person, appealText }: { person: Person; appealText: string }) {
  const { moderation, administration } = useWords()
  const account = useAccount(person.id)
  return (
    <StaffCard title={moderation.details.person}>
      <div className="flex items-center gap-3">
        <Avatar id={person.id} name={person.name} url={person.avatarUrl} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium" dir="auto">
            {person.name}
          </p>
          <p className="flex text-sm text-muted">
            <bdi dir="ltr" className="min-w-0 truncate">
              @{person.username}
            </bdi>
          </p>
        </div>
        <Link href={`/people/${person.username}`} className="inline-flex min-h-10 shrink-0 items-center rounded-md px-2 text-sm font-medium text-accent hover:bg-hover">
          {moderation.details.seeProfile}
        </Link>
      </div>
      {account ? (
        <>
          <p className="mt-3 text-sm text-muted">
            {administration.roles[account.role]} · {administration.plans[account.plan]}
          </p>
          <SuspensionLine account={account} />
          <SuspensionButtons account={account} appealText={appealText} />
        </>
      ) : (
        <Skeleton className="mt-3 h-24 rounded-md!" />
      )}
    </StaffCard>
  )
}
