'use client'

import { useEffect, type ReactNode } from 'react'

/** Links between conversations need no server: they change the address alone. Others are left to lead where they lead. */
export function StayInShell({ active, children }: { active: boolean; children: ReactNode }) {
  useEffect(() => {
    if (!active) return
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target === '_blank') return
      const { origin, pathname, search } = new URL(link.href)
      if (origin !== location.origin || !pathname.startsWith('/inbox')) return
      event.preventDefault()
      history.pushState(null, '', pathname + search)
    }
    // Before the link itself asks the server.
    document.addEventListener('click', follow, { capture: true })
    return () => document.removeEventListener('click', follow, { capture: true })
  }, [active])
  return children
}
