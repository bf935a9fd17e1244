'use client'

import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Person } from '@/lib/contract/views'
import { useRowDoing } from './row-doing'

/** Who has read one's last message in a group; leads to when. */
export function ReadBy({ message, readers, tabbable }: { message: ThreadMessage; readers: readonly Person[]; tabbable: boolean }) {
  const { thread } = useWords()
  const { perform } = useRowDoing()
  if (readers.length === 0) return null
  return (
    <button
      type="button"
      aria-label={thread.readByNames(readers.map(({ name }) => name))}
      title={thread.readByNames(readers.map(({ name }) => name))}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => perform('details', message)}
      className="mt-0.5 inline-flex h-6 items-center gap-1.5 rounded-full px-1.5 text-xs text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
    >
      <span className="flex -space-x-1.5 rtl:space-x-reverse">
        {readers.slice(0, 3).map(({ id, name, avatarUrl }) => (
          <Avatar key={id} size="xs" id={id} name={name} url={avatarUrl} className="size-4.5! text-[0.5rem]! ring-2 ring-surface" />
        ))}
      </span>
      {thread.readBy(readers.length)}
    </button>
  )
}
