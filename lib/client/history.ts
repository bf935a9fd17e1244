import type { Runtime } from './runtime'
import { fetchMessages } from './server-calls'
import { addNewer, addOlder, openWindow, type ThreadWindow } from './thread-window'

/** The newest page of a conversation, as a window of its own. Events that came meanwhile are fetched by `received`. */
export async function fetchLatest({ cache }: Runtime, conversationId: string): Promise<ThreadWindow> {
  const logSeq = cache.conversation(conversationId).get()?.seq ?? 0
  return openWindow(await fetchMessages(conversationId), logSeq)
}

/** Puts the window at the end of the conversation. */
export async function openLatest(runtime: Runtime, conversationId: string): Promise<void> {
  runtime.cache.thread(conversationId).set(await fetchLatest(runtime, conversationId))
  runtime.received(conversationId)
}

/** Adds the page before the window. */
export async function loadOlder({ cache }: Runtime, conversationId: string): Promise<void> {
  const cell = cache.thread(conversationId)
  const first = cell.get()?.messages[0]
  if (!first) return
  const page = await fetchMessages(conversationId, { before: first.id })
  const window = cell.get()
  // The window may have moved elsewhere meanwhile.
  if (window?.messages[0]?.id === first.id) cell.set(addOlder(window, page))
}

/** Adds the page after the window. */
export async function loadNewer(runtime: Runtime, conversationId: string): Promise<void> {
  const cell = runtime.cache.thread(conversationId)
  const last = cell.get()?.messages.at(-1)
  if (!last) return openLatest(runtime, conversationId)
  const logSeq = runtime.cache.conversation(conversationId).get()?.seq ?? 0
  const page = await fetchMessages(conversationId, { after: last.id })
  const window = cell.get()
  if (window?.messages.at(-1)?.id !== last.id) return
  cell.set(addNewer(window, page, logSeq))
  runtime.received(conversationId)
}
