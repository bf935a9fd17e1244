'use client'
import { useSyncExternalStore } from 'react'
import { type Appearance, appearanceAttributes, appearanceCookie, readAppearance, usualAppearance, writeAppearance } from './appearance'

/** A year, in seconds. */
const cookieAge = 365 * 24 * 60 * 60

const listeners = new Set<() => void>()
let held: Appearance | undefined

/** How this device shows Parley, and how to have it otherwise, at once. */
export function useAppearance(): { appearance: Appearance; change(changes: Partial<Appearance>): void } {
  return { appearance: useSyncExternalStore(subscribe, current, () => usualAppearance), change }
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

function current(): Appearance {
  held ??= readAppearance(document.cookie.split('; ').find(cookie => cookie.startsWith(`${appearanceCookie}=`))?.split('=')[1])
  return held
}

function change(changes: Partial<Appearance>): void {
  held = { ...current(), ...changes }
  document.cookie = `${appearanceCookie}=${writeAppearance(held)}; path=/; max-age=${cookieAge}; samesite=lax`
  for (const [name, value] of Object.entries(appearanceAttributes(held))) {
    if (value === undefined) document.documentElement.removeAttribute(name)
    else document.documentElement.setAttribute(name, value)
  }
  for (const changed of listeners) changed()
}
