'use client'

import { useEffect } from 'react'

/** Names the tab after the conversation; the shell puts the number of unread messages before it. */
export function usePageTitle(name: string) {
  useEffect(() => {
    document.title = `${name} · Parley`
  }, [name])
}
