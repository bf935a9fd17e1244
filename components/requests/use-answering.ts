'use client'

import { type RefObject, useCallback, useState } from 'react'
import type { RequestAction } from '@/lib/client/held-decisions'
import type { Request } from '@/lib/contract/views'
import { useHoldDecision } from './use-hold-decision'

/** What the rows of received requests can do. */
export interface Answering {
  /** The ids that are selected; null while nothing is being selected. */
  selected: ReadonlySet<string> | null
  /** Selects all of these, or none of them where all are. */
  toggle(requests: Request[]): void
  answer(action: Exclude<RequestAction, 'cancel'>, requests: Request[], name: string): void
  report(request: Request): void
}

export interface Selection {
  selected: ReadonlySet<string> | null
  start(): void
  stop(): void
  toggle(requests: Request[]): void
}

const nothing: ReadonlySet<string> = new Set()

/** Several requests at a time. */
export function useSelection(): Selection {
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null)
  return {
    selected,
    start: () => setSelected(nothing),
    stop: () => setSelected(null),
    toggle(requests) {
      setSelected(before => {
        const next = new Set(before)
        const all = requests.every(({ id }) => next.has(id))
        for (const { id } of requests) {
          if (all) next.delete(id)
          else next.add(id)
        }
        return next
      })
    },
  }
}

/** Decides; the focus goes on to what takes the place of the row that it was in. */
export function useAnswer(list: RefObject<HTMLElement | null>): (action: RequestAction, requests: Request[], name: string) => void {
  const hold = useHoldDecision()
  return useCallback((action, requests, name) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('li[tabindex]') ?? [])]
    const at = rows.findIndex(row => row.contains(document.activeElement))
    hold(action, requests, name)
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      const left = [...(list.current?.querySelectorAll<HTMLElement>('li[tabindex]') ?? [])]
      const next = left[Math.min(at, left.length - 1)] ?? document.querySelector<HTMLElement>('h1')
      next?.focus()
    })
  }, [hold, list])
}
