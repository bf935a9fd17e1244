'use client'

import { startTransition, useEffect, useState } from 'react'
import { atRest } from '@/components/ui/when-idle'

/**
 * Whether the list is drawn: once it is on the screen or, behind a phone's thread, once nobody waits for that any more.
 * It stays then, so that it keeps its place.
 */
export function useListDrawn(onScreen: boolean): boolean {
  const [drawn, setDrawn] = useState(onScreen)
  useEffect(() => {
    if (onScreen) setDrawn(true)
    else return atRest(() => startTransition(() => setDrawn(true)))
  }, [onScreen])
  return drawn || onScreen
}
