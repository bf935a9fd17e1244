'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useHydrated } from '@/lib/client/use-hydrated'

/**
 * Whether the screen is as `query` says. The server takes it for `onServer`, and so does React while it takes over. For
 * roles and behaviour: what can be said in CSS is said there.
 */
export function useMediaQuery(query: string, onServer: boolean): boolean {
  const hydrated = useHydrated()
  const subscribe = useCallback((changed: () => void) => {
    const list = matchMedia(query)
    list.addEventListener('change', changed)
    return () => list.removeEventListener('change', changed)
  }, [query])
  return useSyncExternalStore(subscribe, () => (hydrated ? matchMedia(query).matches : onServer), () => onServer)
}
