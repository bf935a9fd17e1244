'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Settings, SettingsChanges } from '@/lib/contract/settings'
import { call } from './api'
import { keys } from './keys'
import { loadStatus, type LoadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { getSettings, updateSettings } from './routes'
import { changeSettings } from './settings-change'
import { useHydrated } from './use-hydrated'

export interface SettingsQuery {
  /** Undefined until they are here. */
  settings: Settings | undefined
  status: LoadStatus
  retry(): void
  /** Shows the change at once and takes it back where the server refuses it. Throws `ApiError`. */
  update(changes: SettingsChanges): Promise<void>
}

/** What the person who is signed in decided about themselves, and how to decide otherwise. */
export function useSettings(): SettingsQuery {
  const { client } = useRuntime()
  const hydrated = useHydrated()
  const { data, error, refetch } = useQuery({ queryKey: keys.settings, queryFn: () => call(getSettings), staleTime: 60_000 })
  const { mutateAsync } = useMutation({
    mutationKey: keys.settings,
    // One after the other, so that the last choice is the one that stays.
    scope: { id: 'settings' },
    mutationFn: (changes: SettingsChanges) => call(updateSettings, { body: changes }),
    async onMutate(changes) {
      await client.cancelQueries({ queryKey: keys.settings })
      client.setQueryData<Settings>(keys.settings, settings => settings && changeSettings(settings, changes))
    },
    onSuccess(answer) {
      // Another change waits: what is shown is ahead of this answer.
      if (client.isMutating({ mutationKey: keys.settings }) === 1) client.setQueryData(keys.settings, answer)
    },
    onError: () => client.invalidateQueries({ queryKey: keys.settings }),
  })
  return {
    settings: hydrated ? data : undefined,
    status: hydrated ? loadStatus(data, error) : 'loading',
    retry: () => void refetch(),
    async update(changes) {
      await mutateAsync(changes)
    },
  }
}
