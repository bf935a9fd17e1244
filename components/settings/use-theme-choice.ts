'use client'

import { useTheme } from 'next-themes'
import { useHydrated } from '@/lib/client/use-hydrated'
import { useSettings } from '@/lib/client/use-settings'

export type Theme = 'system' | 'light' | 'dark'

/** The theme of this device; a new choice is also that of devices to come. */
export function useThemeChoice(): { theme: Theme; choose(theme: Theme): void } {
  const { theme, setTheme } = useTheme()
  const { update } = useSettings()
  // Only the browser knows the choice; the server must not guess another.
  const known = useHydrated()
  return {
    theme: known && (theme === 'light' || theme === 'dark') ? theme : 'system',
    choose(next) {
      atOnce(() => setTheme(next))
      // This device has it; others can do without.
      update({ theme: next }).catch(() => {})
    },
  }
}

/** Nothing fades from one theme into the other: what has a transition would lag behind what has none. */
function atOnce(change: () => void): void {
  const { dataset } = document.documentElement
  dataset['switching'] = ''
  change()
  // The first frame shows the change.
  requestAnimationFrame(() => requestAnimationFrame(() => delete dataset['switching']))
}
