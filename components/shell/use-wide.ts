'use client'

import { useSyncExternalStore } from 'react'

/** The `wide` breakpoint of app/globals.css. */
const query = '(min-width: 56.25rem)'

function subscribe(changed: () => void): () => void {
  const list = matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

/** Whether list and thread stand side by side. For roles and behaviour; what can be said in CSS is said there. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => true,
  )
}
