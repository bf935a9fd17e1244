'use client'
import { useSyncExternalStore } from 'react'

/** False on the server and until React has taken over this part of the page: what only the browser knows must wait. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
}
