'use client'

import { Archive, Bookmark, Inbox, type LucideIcon, MessagesSquare, Send, Settings, Shield, ShieldCheck, UserCheck, Users } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useWords } from '@/components/language/language-provider'
import { entryIcons, pathOf, sections } from '@/components/settings/sections'
import { useMe } from '@/lib/client/use-me'
import type { Words } from '@/lib/words/words'
import type { Entry } from './entry'

type Page = { name: keyof Words['shell']['commands']; path: string; icon: LucideIcon; role?: 'moderator' | 'administrator' }

const pages: Page[] = [
  { name: 'inbox', path: '/inbox', icon: Inbox },
  { name: 'unread', path: '/inbox?filter=unread', icon: MessagesSquare },
  { name: 'groups', path: '/inbox?filter=groups', icon: Users },
  { name: 'archived', path: '/inbox?filter=archived', icon: Archive },
  { name: 'requests', path: '/requests', icon: UserCheck },
  { name: 'sentRequests', path: '/requests?box=sent', icon: Send },
  { name: 'saved', path: '/saved', icon: Bookmark },
  { name: 'settings', path: '/settings', icon: Settings },
  { name: 'moderation', path: '/moderation', icon: Shield, role: 'moderator' },
  { name: 'administration', path: '/administration', icon: ShieldCheck, role: 'administrator' },
]

/** The pages that one may see, and each section of the settings. */
export function usePageEntries(): Entry[] {
  const router = useRouter()
  const words = useWords()
  const { me } = useMe()
  const role = me?.role ?? 'user'
  return useMemo(() => {
    const allowed = pages.filter(page => !page.role || role === 'administrator' || role === page.role)
    return [
      ...allowed.map(({ name, path, icon }): Entry => ({ id: `page:${path}`, group: 'pages', label: words.shell.commands[name], icon, run: () => router.push(path) })),
      ...sections.map((section): Entry => ({
        id: `settings:${section}`,
        group: 'settings',
        label: words.settings.names[section],
        icon: entryIcons[section],
        run: () => router.push(pathOf(section)),
      })),
    ]
  }, [router, words, role])
}
