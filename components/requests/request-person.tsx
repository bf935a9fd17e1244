'use client'

import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { shortTime } from '@/components/inbox/short-time'
import { useNow } from '@/components/thread/use-now'
import { Avatar } from '@/components/ui/avatar'
import type { User } from '@/lib/contract/views'

/** The other side's picture, which leads to their profile. */
export function RequestAvatar({ person }: { person: User }) {
  const words = useWords().requests
  return (
    <Link href={`/people/${person.username}`} aria-label={words.profileOf(person.name)} className="h-fit shrink-0 rounded-full">
      <Avatar id={person.id} name={person.name} url={person.avatarUrl} size="lg" online={person.online} />
    </Link>
  )
}

/** Who, and since when it waits. */
export function RequestHead({ person, since }: { person: User; since: string }) {
  const now = useNow()
  const locale = useLocale()
  const time = new Date(since)
  return (
    <span className="flex items-baseline gap-2">
      <span className="flex min-w-0 flex-1 items-baseline gap-1.5">
        <bdi className="max-w-3/4 shrink-0 truncate font-medium">{person.name}</bdi>
        <bdi dir="ltr" className="min-w-0 truncate text-sm text-muted">
          @{person.username}
        </bdi>
      </span>
      <time dateTime={since} title={time.toLocaleString(locale)} className="shrink-0 text-xs text-muted" suppressHydrationWarning>
        {shortTime(time, now, locale)}
      </time>
    </span>
  )
}
