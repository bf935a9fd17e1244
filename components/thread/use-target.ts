'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'

/** The message that the address leads to (`/inbox/<id>?message=<id>`); what it was while another page stands before the thread. */
export function useTarget(conversationId: string): string | null {
  const named = useSearchParams().get('message')
  const here = usePathname() === `/inbox/${conversationId}`
  const [kept, setKept] = useState(named)
  if (here && kept !== named) setKept(named)
  return here ? named : kept
}

/** Takes the message out of the address: one has gone on from there. */
export function forgetTarget(): void {
  const { pathname, search } = window.location
  if (search.includes('message=')) window.history.replaceState(null, '', pathname)
}
