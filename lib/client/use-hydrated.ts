'use client'
import { useDeferredValue, useSyncExternalStore } from 'react'

/**
 * False on the server and until React has taken over this part of the page: what only the browser knows must wait. Deferred,
 * so that what changes then is drawn in slices, and nothing that somebody presses meanwhile has to wait for it.
 */
export function useHydrated(): boolean {
  return useDeferredValue(useSyncExternalStore(never, inBrowser, onServer))
}

const never = () => () => {}
const inBrowser = () => true
const onServer = () => false
