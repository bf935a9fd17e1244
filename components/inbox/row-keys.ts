type Key = { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }

/** Which row of `count` a key leads to from `index`; null when the key is none of ours. It stops at the ends. */
export function rowAfterKey({ key, altKey, ctrlKey, metaKey, shiftKey }: Key, index: number, count: number): number | null {
  if (altKey || ctrlKey || metaKey || shiftKey) return null
  if (key === 'ArrowDown') return Math.min(index + 1, count - 1)
  if (key === 'ArrowUp') return Math.max(index - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
