'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { onceOpen } from '@/components/ui/once-open'
import { useNeighbour } from '@/lib/client/use-neighbour'
import { CommandsContext } from './commands-context'
import { focusComposer, focusSearch } from './focus'
import { isApple } from './key-names'
import { useNewConversation } from './new-conversation-context'
import { askSearchHere } from './search-here'
import { shortcutOf, type ShortcutAction, type Where } from './shortcuts'
import { singleKeysCount } from './single-keys'
import { conversationAt } from './use-open-conversation'
import { useMarkUnread } from './use-mark-unread'

const Palette = onceOpen(() => import('./palette/palette'))
const ShortcutSheet = onceOpen(() => import('./shortcut-sheet'))

/** Hears the shortcuts, and has what they open. */
export function CommandCenter({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<'palette' | 'shortcuts'>()
  const commands = useMemo(() => ({ openPalette: () => setOpen('palette'), openShortcuts: () => setOpen('shortcuts') }), [])
  return (
    <CommandsContext value={commands}>
      {children}
      <ShortcutKeys openPalette={commands.openPalette} openShortcuts={commands.openShortcuts} />
      <Palette open={open === 'palette'} onOpenChange={next => setOpen(next ? 'palette' : undefined)} />
      <ShortcutSheet open={open === 'shortcuts'} onOpenChange={next => setOpen(next ? 'shortcuts' : undefined)} />
    </CommandsContext>
  )
}

function ShortcutKeys({ openPalette, openShortcuts }: { openPalette(): void; openShortcuts(): void }) {
  const router = useRouter()
  const compose = useNewConversation()
  const neighbour = useNeighbour()
  const markUnread = useMarkUnread()

  useEffect(() => {
    const go = (step: 1 | -1) => {
      const id = neighbour(conversationAt(location.pathname), step)
      if (id) router.push(`/inbox/${id}`)
    }
    const acts: Record<ShortcutAction, () => void> = {
      palette: openPalette,
      shortcuts: openShortcuts,
      newMessage: compose,
      search: focusSearch,
      next: () => go(1),
      previous: () => go(-1),
      settings: () => router.push('/settings'),
      focusComposer,
      searchHere: askSearchHere,
      details: () => router.push(`/inbox/${conversationAt(location.pathname)}/details`),
      markUnread: () => markUnread(conversationAt(location.pathname) ?? ''),
    }
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isBusy()) return
      const action = shortcutOf(event, whereFor(event.target))
      if (!action) return
      event.preventDefault()
      acts[action]()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [router, compose, neighbour, markUnread, openPalette, openShortcuts])
  return null
}

/** While something is open in front, its own keys count alone. */
function isBusy(): boolean {
  return document.querySelector('[role=dialog][data-state=open], [role=alertdialog][data-state=open], [role=menu][data-state=open]') !== null
}

function whereFor(target: EventTarget | null): Where {
  const field = target instanceof Element ? target.closest('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]') : null
  const text = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : 'x'
  return {
    apple: isApple(),
    inConversation: conversationAt(location.pathname) !== undefined,
    field: !field ? 'none' : text === '' ? 'empty' : 'filled',
    singleKeys: singleKeysCount(),
  }
}
