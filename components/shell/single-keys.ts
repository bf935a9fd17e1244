'use client'

import { useSyncExternalStore } from 'react'

const name = 'parley:single-keys'
const listeners = new Set<() => void>()

/** Whether shortcuts of one key count on this device. */
export function singleKeysCount(): boolean {
  try {
    return localStorage.getItem(name) !== 'off'
  } catch {
    return true
  }
}

function choose(on: boolean): void {
  try {
    if (on) localStorage.removeItem(name)
    else localStorage.setItem(name, 'off')
  } catch {
    // Storage is switched off: then they stay as they are.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The same as a choice to show; dictation and a slip of the hand press keys that nobody meant. */
export function useSingleKeys(): [on: boolean, choose: (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, singleKeysCount, () => true), choose]
}
