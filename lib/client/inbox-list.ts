import type { Conversation } from '@/lib/contract/views'

export type InboxFilter = 'all' | 'unread' | 'pinned' | 'archived' | 'groups'

export interface InboxScope {
  filter: InboxFilter
  q: string
}

/** The loaded part of an inbox list; with a `nextCursor` there is more below it. */
export interface InboxList {
  items: Conversation[]
  nextCursor: string | null
}

/** Pinned first, then the latest activity, as the server orders. */
export function inboxOrder(a: Conversation, b: Conversation): number {
  if (a.pinned !== b.pinned) return a.pinned ? -1 : 1
  return compare(b.activityAt, a.activityAt) || compare(b.id, a.id)
}

/** Puts a conversation where it belongs now, or takes it out. What belongs below the loaded part comes with its page. */
export function placeConversation(list: InboxList, scope: InboxScope, conversation: Conversation): InboxList {
  const index = list.items.findIndex(item => item.id === conversation.id)
  // What a search matches is the server's to say.
  if (index < 0 && scope.q !== '') return list
  const others = index < 0 ? list.items : list.items.toSpliced(index, 1)
  if (!belongs(scope.filter, conversation)) return index < 0 ? list : { ...list, items: others }
  const at = others.findIndex(item => inboxOrder(conversation, item) < 0)
  const before = list.items[index]
  // The page of the last one has been: it is not among those that are still to come, unless it went down.
  const below = at < 0 && list.nextCursor !== null && others.length > 0 && !(before && inboxOrder(conversation, before) <= 0)
  if (below) return index < 0 ? list : { ...list, items: others }
  return { ...list, items: at < 0 ? [...others, conversation] : others.toSpliced(at, 0, conversation) }
}

/** The next page below what is loaded. */
export function appendPage(list: InboxList, page: InboxList): InboxList {
  const loaded = new Map([...list.items, ...page.items].map(item => [item.id, item]))
  return { items: [...loaded.values()].sort(inboxOrder), nextCursor: page.nextCursor }
}

/** As the server filters. With what was put away are the groups that one left; what was cleared is nowhere until something is said again. */
function belongs(filter: InboxFilter, conversation: Conversation): boolean {
  const { state, kind, archived, clearedSeq, lastMessage } = conversation
  if (filter === 'archived') return (state === 'active' ? archived : state === 'left' && kind === 'group') && (clearedSeq === 0 || lastMessage !== null)
  if (state !== 'active' || archived) return false
  if (filter === 'unread') return conversation.unreadCount > 0 || conversation.markedUnread
  if (filter === 'pinned') return conversation.pinned
  return filter === 'all' || kind === 'group'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
