'use client'

import { useWords } from '@/components/language/language-provider'
import { useLocale } from '@/components/language/use-locale'
import { presenceLine } from '@/components/thread/presence'
import { useNow } from '@/components/thread/use-now'
import { Avatar } from '@/components/ui/avatar'
import type { User } from '@/lib/contract/views'

type ProfileHeadProps = { user: User; /** Undefined while it is on its way. */ bio: string | undefined; /** The level of the name among the headings around. */ as: 'h1' | 'h2' | 'h3' }

/** Who somebody is: picture, name, whether they are here, and what they say of themselves. */
export function ProfileHead({ user, bio, as: Heading }: ProfileHeadProps) {
  const words = useWords()
  const locale = useLocale()
  const now = useNow()
  return (
    <div className="flex flex-col items-center text-center">
      <Avatar id={user.id} name={user.name} url={user.avatarUrl} size="xl" online={user.online} />
      <Heading className="mt-3 text-xl font-semibold text-balance" dir="auto">
        {user.name}
      </Heading>
      <p className="mt-0.5 text-sm text-muted" dir="ltr">
        @{user.username}
      </p>
      <p className="mt-1 text-sm text-muted" suppressHydrationWarning>
        {presenceLine(user, now, words.thread.presence, locale)}
      </p>
      {bio && (
        <p className="mt-4 max-w-100 text-start whitespace-pre-line" dir="auto">
          {bio}
        </p>
      )}
    </div>
  )
}
