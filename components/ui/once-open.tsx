'use client'

import { lazy, Suspense, useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react'

type Opened = { open: boolean; onOpenChange?: (open: boolean) => void }

/**
 * A view whose code is fetched when it is first open; from then on it stays, so that it can be seen to close. Where the
 * code cannot be fetched it does not open, instead of taking the page down.
 */
export function onceOpen<Props extends Opened>(load: () => Promise<{ default: ComponentType<Props> }>): (props: Props) => ReactNode {
  const View: ComponentType<Props> = lazy(load)
  return function OnceOpen(props) {
    const { open, onOpenChange } = props
    const [fetched, setFetched] = useState(false)
    const close = useRef(onOpenChange)
    useEffect(() => {
      close.current = onOpenChange
    })
    useEffect(() => {
      if (open && !fetched) load().then(() => setFetched(true), () => close.current?.(false))
    }, [open, fetched])
    return fetched && <Suspense><View {...props} /></Suspense>
  }
}
