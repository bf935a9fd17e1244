'use client'

import { lazy } from 'react'
import { useMe } from '@/lib/client/use-me'
import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { Menu } from '@/components/ui/menu'
import { Skeleton } from '@/components/ui/skeleton'

const fetchItems = () => import('./account-menu-items')
const Items = lazy(fetchItems)

/** Who is signed in, and what is theirs: pages, theme, language, the way out. */
export function AccountMenu() {
  const { me } = useMe()
  const { account } = useWords().inbox
  return (
    <Menu
      fetchItems={fetchItems}
      trigger={
        <button type="button" aria-label={account.label} className="grid size-10 shrink-0 place-items-center rounded-full transition-colors hover:bg-hover">
          {me ? <Avatar id={me.id} name={me.name} url={me.avatarUrl} size="sm" /> : <Skeleton className="size-8 rounded-full!" />}
        </button>
      }
    >
      <Items me={me} />
    </Menu>
  )
}
