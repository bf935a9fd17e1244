import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import type { User } from '@/lib/contract/views'

type PersonLineProps = { person: User; /** In place of their name. */ name?: string | undefined; /** In place of the username. */ line?: ReactNode; /** Beside the name. */ mark?: ReactNode; size?: 'md' | 'lg'; className?: string }

/** Somebody in a list: picture, name, and one line more. */
export function PersonLine({ person, name = person.name, line, mark, size = 'md', className }: PersonLineProps) {
  return (
    <span className={clsx('flex min-w-0 flex-1 items-center gap-3', className)}>
      <Avatar id={person.id} name={person.name} url={person.avatarUrl} online={person.online} size={size} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium" dir="auto">
            {name}
          </span>
          {mark}
        </span>
        <span className="block truncate text-sm text-muted">{line ?? <span dir="ltr">@{person.username}</span>}</span>
      </span>
    </span>
  )
}
