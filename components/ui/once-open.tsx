'use client'

import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'

/** A view whose code is fetched when it is first open; from then on it stays, so that it can be seen to close. */
export function onceOpen<Props extends { open: boolean }>(load: () => Promise<{ default: ComponentType<Props> }>): (props: Props) => ReactNode {
  const View: ComponentType<Props> = lazy(load)
  return function OnceOpen(props) {
    const [wanted, setWanted] = useState(false)
    if (props.open && !wanted) setWanted(true)
    return wanted && <Suspense><View {...props} /></Suspense>
  }
}
