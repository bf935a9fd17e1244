'use client'
import { startTransition, useEffect, useState, useSyncExternalStore } from 'react'

/**
 * False on the server and until React has taken over this part of the page: what only the browser knows must wait. It
 * becomes true in a transition, so that what changes then is drawn in slices, and nothing that somebody presses meanwhile
 * has to wait for it. What appears later is drawn with true at once.
 */
export function useHydrated(): boolean {
  let takingOver = false
  // React asks for the server's snapshot on the server and while it takes over, and at no other time. Both are the same,
  // since React draws again, at once and in one piece, whatever differs.
  useSyncExternalStore(never, nothing, () => {
    takingOver = true
    return null
  })
  const [hydrated, setHydrated] = useState(!takingOver)
  useEffect(() => startTransition(() => setHydrated(true)), [])
  return hydrated
}

const never = () => () => {}
const nothing = () => null
