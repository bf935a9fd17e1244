'use client'

import { useTheme } from 'next-themes'
import { holdTransitions } from '@/components/shell/hold-transitions'
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
      holdTransitions()
      setTheme(next)
      // This device has it; others can do without.
      update({ theme: next }).catch(() => {})
    },
  }
}
