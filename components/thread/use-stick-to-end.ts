'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { estimateHeight } from './estimate'
import type { Row } from './rows'
import type { ThreadVirtualizer } from './use-thread-virtualizer'
import { endThreshold } from './use-thread-virtualizer'

/** Whether the end of the thread shows all of these rows, with room to spare for what was estimated too low. */
function fitsBelow(rows: Row[], element: HTMLDivElement | null): boolean {
  if (!element) return true
  const height = rows.reduce((sum, row) => sum + estimateHeight(row, element.clientWidth), 0)
  return height < element.clientHeight * 0.75
}

/**
 * Opens the thread at its end, or at the marker of new messages; then stays at the end for as long as the reader is there,
 * whatever grows: a message, the typing bubble, the composer, the keyboard. Who reads history is left alone,
 * until they send something themselves. `opensAt` is the id of a message that it opens at instead: another leads there.
 */
export function useStickToEnd(rows: Row[], virtualizer: ThreadVirtualizer, scroller: RefObject<HTMLDivElement | null>, opensAt: string | null) {
  const [atEnd, setAtEnd] = useState(true)
  const stuck = useRef(true)
  const opened = useRef(false)
  const seen = useRef({ top: 0, height: 0 })

  const scrollToEnd = useCallback(() => {
    stuck.current = true
    virtualizer.scrollToEnd()
  }, [virtualizer])

  const leaveEnd = useCallback(() => {
    stuck.current = false
  }, [])

  // What is measured anew moves the end away; only going up leaves it. Asked at each scroll and each render, since
  // the virtualizer may render before React tells of the scroll.
  const judge = useCallback((element: HTMLDivElement) => {
    const gap = element.scrollHeight - element.clientHeight - element.scrollTop
    const { top, height } = seen.current
    if (gap <= 1) stuck.current = true
    else if (element.scrollTop < top && (element.scrollHeight === height || gap > endThreshold)) stuck.current = false
    seen.current = { top: element.scrollTop, height: element.scrollHeight }
    setAtEnd(gap <= endThreshold)
  }, [])
  const onScroll = useCallback(() => {
    if (scroller.current) judge(scroller.current)
  }, [scroller, judge])

  useLayoutEffect(
    () => () => {
      opened.current = false
    },
    [],
  )
  useLayoutEffect(() => {
    if (opened.current || rows.length === 0) return
    opened.current = true
    if (opensAt !== null && rows.some(row => row.kind === 'message' && row.message.id === opensAt)) return leaveEnd()
    const marker = rows.findIndex(row => row.kind === 'unread')
    if (marker === -1 || fitsBelow(rows.slice(marker), scroller.current)) return virtualizer.scrollToEnd()
    stuck.current = false
    virtualizer.scrollToIndex(marker, { align: 'start' })
  }, [rows, virtualizer, scroller, opensAt, leaveEnd])

  const lastKey = rows.at(-1)?.key ?? null
  const lastMessage = rows.findLast(row => row.kind === 'message')
  const lastSending = lastMessage?.message.delivery === 'sending' ? lastMessage.key : null
  useLayoutEffect(() => {
    if (lastSending !== null) scrollToEnd()
  }, [lastSending, scrollToEnd])
  useLayoutEffect(() => {
    if (lastKey !== null && opened.current && stuck.current) virtualizer.scrollToEnd()
  }, [lastKey, virtualizer])

  // Rows are measured only once they are there, and are rarely as high as was estimated; each measure ends in a render.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || !opened.current) return
    const grew = element.scrollHeight !== seen.current.height
    judge(element)
    if (grew && stuck.current) element.scrollTop = element.scrollHeight
  })

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (stuck.current) virtualizer.scrollToEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, virtualizer])

  return { atEnd, onScroll, scrollToEnd, leaveEnd }
}
