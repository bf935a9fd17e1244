'use client'

import { ChevronDown } from 'lucide-react'
import { clsx } from 'clsx'
import Link from 'next/link'
import { useId, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useNow } from '@/components/thread/use-now'
import { Avatar } from '@/components/ui/avatar'
import { Select } from '@/components/ui/select'
import { useMe } from '@/lib/client/use-me'
import type { Account } from '@/lib/contract/moderation-views'
import { isSuspended } from '../suspended'
import { SuspensionButtons } from '../suspension-buttons'
import { SuspensionLine } from '../suspension-line'
import { AccountChangeDialog, type WantedChange } from './account-change-dialog'

const roles: Account['role'][] = ['user', 'moderator', 'administrator']
const plans: Account['plan'][] = ['free', 'premium']

/** Somebody's account: who they are, and, opened, what they may do. */
export function AccountRow({ account, appealText }: { account: Account; appealText: string }) {
  const { administration: words, moderation } = useWords()
  const locale = useLocale()
  const now = useNow()
  const { me } = useMe()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState<WantedChange | null>(null)
  const { name, username, role, plan, createdAt } = account
  const marks = [role !== 'user' && words.roles[role], plan !== 'free' && words.plans[plan]].filter(mark => mark !== false)
  return (
    <li>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} className="flex w-full items-center gap-3 px-4 py-3 text-start -outline-offset-2! hover:bg-hover">
        <Avatar id={account.id} name={name} url={account.avatarUrl} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <bdi>{name}</bdi>
            {me?.id === account.id && <span className="font-normal text-muted"> ({words.you})</span>}
          </span>
          <span className="block truncate text-sm text-muted">
            <bdi>@{username}</bdi>
          </span>
        </span>
        <span className="flex flex-wrap justify-end gap-1.5 text-xs font-medium">
          {isSuspended(account, now) && <span className="rounded-full bg-danger-soft px-2 py-0.5 text-danger">{words.suspended}</span>}
          {marks.map(mark => (
            <span key={mark} className="rounded-full bg-accent-soft px-2 py-0.5 text-accent">
              {mark}
            </span>
          ))}
        </span>
        <ChevronDown aria-hidden="true" className={clsx('size-4 shrink-0 text-muted transition-transform', open && 'rotate-180')} />
      </button>
      <div id={id} hidden={!open} className="border-t bg-sunken px-4 py-4 wide:ps-17">
        {open && (
          <>
            <p className="text-sm text-muted">
              {moderation.details.joined(new Date(createdAt).toLocaleDateString(locale, { dateStyle: 'long' }))} ·{' '}
              <Link href={`/people/${username}`} className="rounded-xs font-medium text-accent underline underline-offset-2">
                {moderation.details.seeProfile}
              </Link>
            </p>
            <div className="mt-3 grid max-w-110 gap-3 min-[30rem]:grid-cols-2">
              <Select label={words.role} aria-label={words.roleOf(name)} value={role} options={roles.map(value => ({ value, label: words.roles[value] }))} onChange={next => setWanted({ role: next })} />
              <Select label={words.plan} aria-label={words.planOf(name)} value={plan} options={plans.map(value => ({ value, label: words.plans[value] }))} onChange={next => setWanted({ plan: next })} />
            </div>
            <div className="mt-4">
              <SuspensionLine account={account} />
              <SuspensionButtons account={account} appealText={appealText} />
            </div>
          </>
        )}
      </div>
      {wanted && <AccountChangeDialog account={account} wanted={wanted} onClose={() => setWanted(null)} />}
    </li>
  )
}
