'use client'

import { useTheme } from 'next-themes'
import { themes, type Theme } from '@/components/inbox/account-menu'
import { useHydrated } from '@/lib/client/use-hydrated'
import { SegmentedControl } from '@/components/ui/segmented-control'

export function ThemeChoice() {
  const { theme = 'system', setTheme } = useTheme()
  // Only the browser knows the choice; the server must not guess another.
  const known = useHydrated()
  return <SegmentedControl label="Theme" value={known ? (theme as Theme) : 'system'} segments={themes} onChange={setTheme} className="max-w-96" />
}
