'use client'

import { startTransition, Suspense, useEffect, useState, type ReactNode } from 'react'

/** The latest that an idle moment is waited for, in milliseconds. */
const patience = 2_000

/** Shows what nobody waits for, and fetches its code, once the page itself is there and at rest. */
export function WhenIdle({ children }: { children: ReactNode }) {
  const [idle, setIdle] = useState(false)
  useEffect(() => atRest(() => startTransition(() => setIdle(true))), [])
  return idle && <Suspense>{children}</Suspense>
}

/** Acts at an idle moment; Safari does not tell of them. Answers how to call it off. */
export function atRest(act: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, patience)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(act, { timeout: patience })
  return () => cancelIdleCallback(request)
}

/** Waits for an idle moment. */
export function resting(): Promise<void> {
  return new Promise(resolve => void atRest(resolve))
}
