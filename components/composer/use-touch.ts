'use client'

import { useSyncExternalStore } from 'react'

const query = '(hover: none) and (pointer: coarse)'

function subscribe(onChange: () => void) {
  const media = window.matchMedia(query)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}

/** Whether fingers are the main way of pointing: there the keyboard covers half the page and Enter breaks lines. */
export function useTouch(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, () => false)
}
