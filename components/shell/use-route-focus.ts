'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isFocusLost, isShown } from './focus'

/** How long a page may take to put the focus where it wants it, in milliseconds. */
const patience = 100

/**
 * After a way to another page the focus is not left on nothing: where the page itself takes none, and what had it is
 * gone or hidden, it goes to the heading, so that the keyboard and a screen reader go on from there.
 */
export function useRouteFocus(): void {
  const pathname = usePathname()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const timer = setTimeout(() => {
      if (!isFocusLost()) return
      const heading = [...document.querySelectorAll<HTMLElement>('#content h1, [role=main] h2')].find(isShown)
      if (!heading) return
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }, patience)
    return () => clearTimeout(timer)
  }, [pathname])
}
