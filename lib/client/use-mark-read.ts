'use client'
import { useCallback, useEffect, useRef } from 'react'
import { useRuntime } from './realtime-provider'

/** Marks everything up to a message as read, as soon as the page is visible and has the focus. Never goes back. */
export function useMarkRead(conversationId: string): (upToMessageId: string) => void {
  const { markRead } = useRuntime()
  const waiting = useRef<string>(undefined)

  const mark = useCallback(() => {
    if (waiting.current === undefined || !isLookedAt()) return
    markRead(conversationId, waiting.current)
    waiting.current = undefined
  }, [markRead, conversationId])

  useEffect(() => {
    waiting.current = undefined
    window.addEventListener('focus', mark)
    document.addEventListener('visibilitychange', mark)
    return () => {
      window.removeEventListener('focus', mark)
      document.removeEventListener('visibilitychange', mark)
    }
  }, [mark])

  return useCallback(messageId => {
    waiting.current = messageId
    mark()
  }, [mark])
}

function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}
