'use client'

import { Keyboard, Languages, LogOut, Monitor, Moon, PenLine, Search, Sun } from 'lucide-react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { useThemeChoice } from '@/components/settings/use-theme-choice'
import { toast } from '@/components/ui/toast'
import { signOut } from '@/lib/client/account'
import { languages, type Language } from '@/lib/words/languages'
import { useCommands } from '../commands-context'
import { focusSearch } from '../focus'
import { keyNames, useApple } from '../key-names'
import { useNewConversation } from '../new-conversation-context'
import { shortcuts, type ShortcutAction } from '../shortcuts'
import type { Entry } from './entry'

/** What can be done from everywhere. What opens something else waits until the palette is gone, and the focus with it. */
export function useActionEntries(close: () => void): Entry[] {
  const all = useWords()
  const { commands: words, shortcuts: { keys } } = all.shell
  const apple = useApple()
  const compose = useNewConversation()
  const { openShortcuts } = useCommands()
  const { choose: chooseTheme } = useThemeChoice()
  const { language, choose: chooseLanguage } = useLanguage()

  const keysOf = (action: ShortcutAction) => {
    const shortcut = shortcuts.find(known => known.action === action)
    return shortcut ? { keys: keyNames(shortcut, apple, keys) } : {}
  }
  const speak = (next: Language) => void chooseLanguage(next).catch(() => toast.error(all.errors.offline))
  const afterwards = (act: () => void) => () => {
    close()
    setTimeout(act, 50)
  }

  const entries: Omit<Entry, 'group'>[] = [
    { id: 'newMessage', label: words.newMessage, icon: PenLine, ...keysOf('newMessage'), run: afterwards(compose) },
    { id: 'search', label: words.searchAll, icon: Search, ...keysOf('search'), run: afterwards(focusSearch) },
    { id: 'light', label: words.light, icon: Sun, run: () => chooseTheme('light') },
    { id: 'dark', label: words.dark, icon: Moon, run: () => chooseTheme('dark') },
    { id: 'system', label: words.system, icon: Monitor, run: () => chooseTheme('system') },
    ...Object.entries(languages).filter(([code]) => code !== language).map(([code, name]) => ({ id: `language:${code}`, label: name, icon: Languages, run: () => speak(code as Language) })),
    { id: 'shortcuts', label: words.shortcuts, icon: Keyboard, ...keysOf('shortcuts'), run: afterwards(openShortcuts) },
    { id: 'signOut', label: words.signOut, icon: LogOut, run: () => void signOut().catch(() => toast.error(words.signOutFailed)) },
  ]
  return entries.map(entry => ({ ...entry, id: `action:${entry.id}`, group: 'actions' }))
}
