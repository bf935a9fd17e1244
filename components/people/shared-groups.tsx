'use client'

import { useEffect } from 'react'
import Link from 'next/link'
import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { useInbox } from '@/lib/client/use-inbox'

/** The groups that both are in; nothing where there are none. */
export function GroupsInCommon({ userId }: { userId: string }) {
  const words = useWords().people.profile
  const { conversations, hasMore, loadingMore, loadMore } = useInbox({ filter: 'groups' })
  const shared = conversations.filter(({ members }) => members.some(({ user, state }) => user.id === userId && state === 'active'))
  // All of one's groups are looked through.
  useEffect(() => {
    if (hasMore && !loadingMore) loadMore()
  })
  if (shared.length === 0) return null
  return (
    <section className="mt-6">
      <h2 className="mb-1 text-sm font-medium text-muted">{words.groupsInCommon}</h2>
      <ul className="rounded-lg border px-4 py-2">
        {shared.map(({ id, name, members }) => {
          const shown = name ?? members.map(({ user }) => user.name).join(', ')
          return (
            <li key={id}>
              <Link href={`/inbox/${id}`} className="-mx-2 flex min-h-14 items-center gap-3 rounded-md px-2 hover:bg-hover">
                <Avatar id={id} name={shown} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium" dir="auto">
                    {shown}
                  </span>
                  <span className="block text-sm text-muted">{words.members(members.filter(({ state }) => state === 'active').length)}</span>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
