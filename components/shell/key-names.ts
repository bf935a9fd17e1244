'use client'

import { useHydrated } from '@/lib/client/use-hydrated'
import type { Words } from '@/lib/words/words'
import type { Shortcut } from './shortcuts'

type KeyWords = Words['shell']['shortcuts']['keys']

/** Whether ⌘ stands where others have Ctrl. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}

/** The same for what is shown; the server cannot know. */
export function useApple(): boolean {
  return useHydrated() && isApple()
}

/** The keys of a shortcut by the names that stand on them. */
export function keyNames({ key, mod = false, alt = false }: Pick<Shortcut, 'key' | 'mod' | 'alt'>, apple: boolean, words: KeyWords): string[] {
  return [...(mod ? [apple ? '⌘' : words.ctrl] : []), ...(alt ? [apple ? '⌥' : words.alt] : []), keyName(key, words)]
}

function keyName(key: string, words: KeyWords): string {
  switch (key) {
    case 'ArrowDown': return words.down
    case 'ArrowUp': return words.up
    default: return key.toLocaleUpperCase()
  }
}
