'use client'

import { useSettings } from '@/lib/client/use-settings'
import type { SettingsChanges } from '@/lib/contract/settings'
import { useErrorText } from '@/components/language/use-error-text'
import { toast } from '@/components/ui/toast'

/** One's settings, and a change that says why it was refused instead of throwing. */
export function useChangeSettings() {
  const { update, ...query } = useSettings()
  const errorText = useErrorText()
  const change = (changes: SettingsChanges) => void update(changes).catch((error: unknown) => toast.error(errorText(error)))
  return { ...query, change }
}
