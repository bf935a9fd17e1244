'use client'

import { LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useRouter } from 'next/navigation'
import { signOut } from '@/lib/client/account'
import { useMe } from '@/lib/client/use-me'
import { Avatar } from '@/components/ui/avatar'
import { Menu, MenuChoices, MenuItem, MenuSeparator, type MenuChoice } from '@/components/ui/menu'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'

export type Theme = 'light' | 'dark' | 'system'

export const themes: MenuChoice<Theme>[] = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'System', icon: Monitor },
]

/** Who is signed in, and what is theirs: theme, settings, the way out. */
export function AccountMenu() {
  const { me } = useMe()
  const { theme = 'system', setTheme } = useTheme()
  const router = useRouter()
  return (
    <Menu
      trigger={
        <button type="button" aria-label="Account" className="grid size-10 shrink-0 place-items-center rounded-full transition-colors hover:bg-hover">
          {me ? <Avatar id={me.id} name={me.name} url={me.avatarUrl} size="sm" /> : <Skeleton className="size-8 rounded-full!" />}
        </button>
      }
    >
      {me && (
        <div className="px-3 pt-1.5 pb-2">
          <p className="truncate font-medium" dir="auto">
            {me.name}
          </p>
          <p className="truncate text-sm text-muted">@{me.username}</p>
        </div>
      )}
      <MenuSeparator />
      <MenuChoices label="Theme" value={theme as Theme} choices={themes} onChange={setTheme} />
      <MenuSeparator />
      <MenuItem icon={Settings} onSelect={() => router.push('/settings')}>
        Settings
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={() => void signOut().catch(() => toast.error('You could not be signed out. Try again.'))}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
