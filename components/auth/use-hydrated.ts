import { useSyncExternalStore } from 'react'

/** False until React has taken over the page: a form sent before would leave it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
}
