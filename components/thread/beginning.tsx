import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { Spinner } from '@/components/ui/spinner'
import type { Counterpart } from './people'

/** What stands above the first message. */
export function Beginning({ counterpart: { id, name, username, avatarUrl, user } }: { counterpart: Counterpart }) {
  const { thread } = useWords()
  return (
    <div className="flex flex-col items-center px-6 pt-10 pb-6 text-center">
      <Avatar size="xl" id={id} name={name} url={avatarUrl} />
      <p className="mt-3 text-lg font-semibold" dir="auto">
        {name}
      </p>
      {username && <p dir="ltr" className="text-sm text-muted">@{username}</p>}
      <p className="mt-3 max-w-80 text-sm text-balance text-muted">{user ? thread.beginning(name) : thread.beginningOfGroup(name)}</p>
    </div>
  )
}

/** Floats, so that its coming and going moves nothing. */
export function LoadingHistory({ at }: { at: 'top' | 'bottom' }) {
  const { thread } = useWords()
  return (
    <div className={`pointer-events-none absolute inset-x-0 z-10 flex justify-center ${at === 'top' ? 'top-3' : 'bottom-3'}`}>
      <span className="rounded-full border border-line bg-raised p-2 text-muted shadow-sm">
        <Spinner />
        <span className="sr-only">{thread.loadingMessages}</span>
      </span>
    </div>
  )
}
