'use client'

import { SearchX } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { EmptyState } from '@/components/ui/empty-state'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { TextField } from '@/components/ui/text-field'
import { useAccounts } from '@/lib/client/use-administration'
import type { AccountGroup } from '@/lib/contract/moderation-views'
import { ListStates } from '../list-states'
import { MoreButton } from '../more-button'
import { StaffPage } from '../staff-page'
import { AccountRow } from './account-row'

const groups: AccountGroup[] = ['all', 'staff', 'suspended']

/** Everybody with an account: found by name, and given roles and plans. */
export function Accounts({ appealText }: { appealText: string }) {
  const words = useWords().administration
  const [q, setQ] = useState('')
  const [group, setGroup] = useState<AccountGroup>('all')
  const pages = useAccounts(useDeferredValue(q.trim()), group)
  return (
    <StaffPage title={words.title}>
      <div className="flex flex-wrap items-end gap-3">
        <TextField type="search" className="min-w-64 flex-1" label={words.search} placeholder={words.searchHint} autoComplete="off" dir="auto" maxLength={80} value={q} onChange={event => setQ(event.target.value)} />
        <SegmentedControl label={words.which} look="chips" value={group} segments={groups.map(value => ({ value, label: words.groups[value] }))} onChange={setGroup} className="pb-1.5" />
      </div>
      <ListStates pages={pages} empty={<EmptyState icon={SearchX} title={words.noPeople}>{words.noPeopleHint}</EmptyState>}>
        <ul aria-label={words.people} className="mt-4 divide-y overflow-hidden rounded-lg border">
          {pages.items.map(account => (
            <AccountRow key={account.id} account={account} appealText={appealText} />
          ))}
        </ul>
      </ListStates>
      <MoreButton pages={pages} />
    </StaffPage>
  )
}
