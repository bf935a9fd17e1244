import type { Runtime } from './runtime'
import { fetchMessages, sequenceSource } from './server-calls'
import { addNewer, addOlder, openWindow, type ThreadWindow, withoutCleared } from './thread-window'

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

/** The page around a message, as a window of its own; null where that message is not there for the caller. */
export async function fetchAround(runtime: Runtime, conversationId: string, messageId: string): Promise<ThreadWindow | null> {
  const logSeq = runtime.cache.conversation(conversationId).get()?.seq ?? 0
  const page = await sequenceSource.fetchAround(conversationId, messageId)
  return page?.items.some(({ id }) => id === messageId) ? uncleared(runtime, conversationId, openWindow(page, logSeq)) : null
}

/** Puts the window where a message is; false where that message is not there for the caller. */
export async function openAround(runtime: Runtime, conversationId: string, messageId: string): Promise<boolean> {
  const cell = runtime.cache.thread(conversationId)
  if (cell.get()?.messages.some(({ id }) => id === messageId)) return true
  const window = await fetchAround(runtime, conversationId, messageId)
  if (!window) return false
  cell.set(window)
  runtime.received(conversationId)
  return true
}

/** Adds the page before the window. */
export async function loadOlder(runtime: Runtime, conversationId: string): Promise<void> {
  const cell = runtime.cache.thread(conversationId)
  const { messages: [first], seq: logSeq } = cell.get() ?? { messages: [], seq: 0 }
  if (!first) return openLatest(runtime, conversationId)
  const page = await fetchMessages(conversationId, { before: first.id })
  const window = cell.get()
  // The window may have moved elsewhere meanwhile.
  if (window?.messages[0]?.id !== first.id) return
  cell.set(uncleared(runtime, conversationId, addOlder(window, page, logSeq)))
  runtime.received(conversationId)
}

/** Adds the page after the window. */
export async function loadNewer(runtime: Runtime, conversationId: string): Promise<void> {
  const cell = runtime.cache.thread(conversationId)
  const last = cell.get()?.messages.at(-1)
  if (!last) return openLatest(runtime, conversationId)
  const logSeq = cell.get()?.seq ?? 0
  const page = await fetchMessages(conversationId, { after: last.id })
  const window = cell.get()
  if (window?.messages.at(-1)?.id !== last.id) return
  cell.set(addNewer(window, page, logSeq))
  runtime.received(conversationId)
}

/** A page may have been on its way while the conversation was cleared. */
function uncleared({ cache }: Runtime, conversationId: string, window: ThreadWindow): ThreadWindow {
  return withoutCleared(window, cache.conversation(conversationId).get()?.clearedSeq ?? 0)
}
