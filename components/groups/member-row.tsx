'use client'

import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { PersonLine } from '@/components/people/person-line'
import { presenceLine } from '@/components/thread/presence'
import { useNow } from '@/components/thread/use-now'
import type { Conversation, Me, Member } from '@/lib/contract/views'
import { MemberMenu } from './member-menu'

/** Somebody in a group: who they are, their role, and what may be done about them. */
export function MemberRow({ conversation, member, me }: { conversation: Conversation; member: Member; me: Me }) {
  const words = useWords()
  const locale = useLocale()
  const now = useNow()
  const { user, role, state } = member
  const own = user.id === me.id
  return (
    <li className="-mx-2 flex items-center gap-1 rounded-md hover:bg-hover">
      <Link href={`/people/${encodeURIComponent(user.username)}`} className="flex min-w-0 flex-1 items-center rounded-md px-2 py-1.5 -outline-offset-2!">
        <PersonLine
          person={user}
          name={own ? words.groups.details.you : undefined}
          line={state === 'requested' ? words.groups.details.invited : presenceLine(user, now, words.thread.presence, locale)}
          mark={role !== 'member' && <RoleBadge role={role} />}
        />
      </Link>
      <MemberMenu conversation={conversation} member={member} me={me} />
    </li>
  )
}

function RoleBadge({ role }: { role: 'owner' | 'admin' }) {
  const words = useWords().groups.details.roles
  return <span className="shrink-0 rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent">{words[role]}</span>
}
