'use client'

import { Ban, Eye, FileSearch, Gavel, type LucideIcon, UserCog, UserRoundCheck } from 'lucide-react'
import Link from 'next/link'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { useAccount } from '@/lib/client/use-administration'
import type { AuditAction, AuditEntry } from '@/lib/contract/moderation-views'
import { directionOf } from '@/lib/words/languages'
import type { Words } from '@/lib/words/words'

const icons: Record<AuditAction, LucideIcon> = {
  report_viewed: Eye,
  report_file_viewed: FileSearch,
  report_decided: Gavel,
  user_suspended: Ban,
  suspension_lifted: UserRoundCheck,
  account_changed: UserCog,
}

/** One line of the log: who did what to what, when, and what is known of it. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const words = useWords()
  const locale = useLocale()
  const { actor, action, at } = entry
  const Icon = icons[action]
  const details = detailsOf(entry, words, directionOf(useLanguage().language) === 'rtl' ? '←' : '→')
  return (
    <li className="flex gap-3 px-4 py-3">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-muted">
        <Icon aria-hidden="true" className="size-4" />
      </span>
      <div className="min-w-0 flex-1 text-sm">
        <p>
          <bdi className="font-medium">{actor.name}</bdi> {words.moderation.log.actions[action]} <Subject entry={entry} />
        </p>
        {details !== '' && (
          <p className="wrap-anywhere text-muted" dir="auto">
            {details}
          </p>
        )}
      </div>
      <time dateTime={at} className="shrink-0 text-xs text-muted">
        {new Date(at).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'medium' })}
      </time>
    </li>
  )
}

function Subject({ entry: { subjectType, subjectId } }: { entry: AuditEntry }) {
  const words = useWords().moderation.log
  const account = useAccount(subjectType === 'user' ? subjectId : undefined)
  const look = 'rounded-xs font-medium underline decoration-current/40 underline-offset-2 hover:decoration-current'
  if (subjectType === 'report') {
    return (
      <Link href={`/moderation/${subjectId}`} prefetch={false} className={look}>
        {words.report}
      </Link>
    )
  }
  return account ? (
    <Link href={`/people/${account.username}`} className={look}>
      <bdi>{account.name}</bdi>
    </Link>
  ) : (
    words.somebody
  )
}

/** What an entry says beyond who and what, in a few words. No text turns an arrow round by itself. */
function detailsOf({ details }: AuditEntry, { moderation, administration }: Words, arrow: '←' | '→'): string {
  const { status, note, reason, until, before, after } = details as Record<string, unknown>
  const parts: unknown[] = [moderation.statuses[status as keyof typeof moderation.statuses], note, reason, typeof until === 'string' ? moderation.suspension.until(until.slice(0, 10)) : null]
  if (isAccount(before) && isAccount(after)) {
    if (before.role !== after.role) parts.push(`${administration.roles[before.role]} ${arrow} ${administration.roles[after.role]}`)
    if (before.plan !== after.plan) parts.push(`${administration.plans[before.plan]} ${arrow} ${administration.plans[after.plan]}`)
  }
  return parts.filter(part => typeof part === 'string' && part !== '').join(' · ')
}

type Changed = { role: 'user' | 'moderator' | 'administrator'; plan: 'free' | 'premium' }

function isAccount(value: unknown): value is Changed {
  return typeof value === 'object' && value !== null && 'role' in value && 'plan' in value
}
