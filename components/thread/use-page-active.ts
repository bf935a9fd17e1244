'use client'

import { useSyncExternalStore } from 'react'

const signals = ['focus', 'blur', 'visibilitychange'] as const

function subscribe(onChange: () => void) {
  for (const signal of signals) window.addEventListener(signal, onChange, true)
  return () => {
    for (const signal of signals) window.removeEventListener(signal, onChange, true)
  }
}

function isActive(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

/** Whether the reader can be taken to look at the page: it is shown and has the focus. */
export function usePageActive(): boolean {
  return useSyncExternalStore(subscribe, isActive, () => false)
}
