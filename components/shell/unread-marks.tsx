'use client'

import { useEffect } from 'react'
import { useUnreadTotal } from '@/lib/client/use-me'
import { badgedIcon, markedTitle } from './unread-icon'

/** Shows the number of unread messages in the title of the tab, on its icon, and on that of the installed app. */
export function UnreadMarks() {
  const unread = useUnreadTotal()
  useEffect(() => markTitle(unread), [unread])
  useEffect(() => markIcon(unread), [unread])
  useEffect(() => markApp(unread), [unread])
  return null
}

/** Pages set the title as they come and go; the mark is put back each time. */
function markTitle(unread: number): () => void {
  const mark = () => {
    const marked = markedTitle(document.title, unread)
    if (document.title !== marked) document.title = marked
  }
  mark()
  const observer = new MutationObserver(mark)
  observer.observe(document.head, { childList: true, subtree: true, characterData: true })
  return () => observer.disconnect()
}

/** The last icon of a document is the one that browsers show. */
function markIcon(unread: number): (() => void) | undefined {
  if (unread === 0) return
  const link = document.createElement('link')
  link.rel = 'icon'
  link.type = 'image/svg+xml'
  link.href = badgedIcon(unread)
  document.head.append(link)
  return () => link.remove()
}

/** Where Parley is installed, its icon carries the number too; other browsers have no such place. */
function markApp(unread: number): () => void {
  const mark = (count: number) => void navigator.setAppBadge?.(count).catch(() => {})
  if (unread > 0) mark(unread)
  else void navigator.clearAppBadge?.().catch(() => {})
  return () => void navigator.clearAppBadge?.().catch(() => {})
}
