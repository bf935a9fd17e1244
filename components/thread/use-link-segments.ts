'use client'

import { useSyncExternalStore } from 'react'
import type { linkSegments, Segment } from './links'

/** Every link has one of these; a text without is not looked through. */
const partOfLinks = /[.:@/]/

let split: typeof linkSegments | undefined
let fetching: Promise<void> | undefined
const waiting = new Set<() => void>()

/** A text split at its links. What finds them is fetched with the first text that may have one, which is plain until then. */
export function useLinkSegments(text: string): Segment[] {
  const mayHave = partOfLinks.test(text)
  const found = useSyncExternalStore(mayHave ? subscribe : notAtAll, () => split, () => undefined)
  return mayHave && found ? found(text) : [{ text }]
}

function subscribe(changed: () => void): () => void {
  if (split) return () => {}
  waiting.add(changed)
  fetching ??= import('./links').then(
    module => {
      split = module.linkSegments
      for (const tell of waiting) tell()
    },
    // The next text tries again.
    () => void (fetching = undefined),
  )
  return () => void waiting.delete(changed)
}

const notAtAll = () => () => {}
