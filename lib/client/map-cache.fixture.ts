import type { Conversation, Me, Message } from '@/lib/contract/views'
import type { Cache, Cell, TypingState } from './cache'
import type { InboxList, InboxScope } from './inbox-list'
import type { RequestList } from './request-list'
import type { ThreadWindow } from './thread-window'

/** The cache of a browser, without a browser. */
export function createMapCache(userId: string, scopes: InboxScope[] = []): Cache {
  const values = new Map<string, unknown>()
  const cell = <T>(name: string): Cell<T> => ({
    get: () => values.get(name) as T | undefined,
    set: value => void values.set(name, value),
  })
  return {
    userId,
    me: cell<Me>('me'),
    conversation: id => cell<Conversation>(`conversation ${id}`),
    thread: id => cell<ThreadWindow>(`thread ${id}`),
    typing: id => cell<TypingState>(`typing ${id}`),
    pins: id => cell<Message[]>(`pins ${id}`),
    inboxes: () => scopes.map(scope => ({ scope, list: cell<InboxList>(`inbox ${scope.filter} ${scope.q}`) })),
    conversations: () => [...values].flatMap(([name, value]) => (name.startsWith('conversation ') ? (value as Conversation) : [])),
    requests: () => (['received', 'sent'] as const).map(box => ({ box, list: cell<RequestList>(`requests ${box}`) })),
    chosen: new Map(),
    gone: new Set(),
  }
}
