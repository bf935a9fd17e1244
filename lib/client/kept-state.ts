import type { QueryKey } from '@tanstack/react-query'
import type { Conversation } from '@/lib/contract/views'
import type { InboxList } from './inbox-list'
import { keys } from './keys'
import type { Kept } from './kept-database'
import type { ThreadWindow } from './thread-window'

/** So many threads are kept, those that were last open or had news; of each its end. */
const threadsKept = 20
const messagesKept = 60
const conversationsKept = 60

const whole: Record<string, QueryKey> = { me: keys.me, settings: keys.settings, inbox: keys.inbox({ filter: 'all', q: '' }) }

/** A thread with the conversation that it belongs to: both or neither. */
export interface KeptThread {
  conversation: Conversation
  window: ThreadWindow
}

/** The name under which a query is kept; undefined for one that is not. */
export function keptName(queryKey: QueryKey): string | undefined {
  const [kind, id] = queryKey
  if ((kind === 'thread' || kind === 'conversation') && typeof id === 'string' && queryKey.length === 2) return `thread:${id}`
  return Object.keys(whole).find(name => same(whole[name] ?? [], queryKey))
}

/** The query that a name stands for, of those that are one value. */
export function keptQuery(name: string): QueryKey | undefined {
  return whole[name]
}

/** The conversation that a name is a thread of. */
export function threadOf(name: string): string | undefined {
  return name.startsWith('thread:') ? name.slice('thread:'.length) : undefined
}

/** The beginning of a list, which is what a start shows. */
export function shortList(list: InboxList): InboxList {
  const last = list.items[conversationsKept - 1]
  // Where it was cut nothing says how to go on; the server's own list takes its place soon.
  return list.items.length <= conversationsKept || !last ? list : { items: list.items.slice(0, conversationsKept), nextCursor: null }
}

/** The end of a thread. Undefined where the window is elsewhere in the history, or the thread is not one's own yet. */
export function shortThread(conversation: Conversation | undefined, window: ThreadWindow | undefined): KeptThread | undefined {
  if (!conversation || !window || window.hasNewer || conversation.state !== 'active') return undefined
  const surplus = window.messages.length - messagesKept
  return { conversation, window: surplus > 0 ? { ...window, messages: window.messages.slice(surplus), hasOlder: true } : window }
}

/** The threads that are too many, oldest first to go. */
export function surplusThreads(kept: Pick<Kept, 'name' | 'at'>[]): string[] {
  return kept.filter(({ name }) => threadOf(name) !== undefined).toSorted((a, b) => b.at - a.at).slice(threadsKept).map(({ name }) => name)
}

function same(a: QueryKey, b: QueryKey): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index])
}
