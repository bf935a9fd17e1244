const listeners = new Set<() => void>()

/** Asks the open thread to search in itself: the shortcut and the palette are outside of it. */
export function askSearchHere(): void {
  for (const listener of listeners) listener()
}

/** Hears that the open thread is to search in itself. Answers how to stop. */
export function onSearchHere(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
