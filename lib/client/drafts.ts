const listeners = new Set<() => void>()
// What the storage does not take is kept until the page goes.
const unstored = new Map<string, string>()

function nameOf(userId: string, conversationId: string): string {
  return `parley:draft:${userId}:${conversationId}`
}

/** The text that somebody is writing in a conversation; '' for none. */
export function readDraft(userId: string, conversationId: string): string {
  const name = nameOf(userId, conversationId)
  try {
    return unstored.get(name) ?? localStorage.getItem(name) ?? ''
  } catch {
    return ''
  }
}

/** Keeps a text for this browser and all of its tabs; '' forgets it. */
export function writeDraft(userId: string, conversationId: string, text: string): void {
  const name = nameOf(userId, conversationId)
  unstored.delete(name)
  try {
    if (text === '') localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    if (text !== '') unstored.set(name, text)
  }
  for (const listener of listeners) listener()
}

/** Tells of every change, also those that other tabs make. */
export function subscribeToDrafts(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
