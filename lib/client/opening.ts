import type { Opening } from '@/lib/contract/opening'
import { type FollowUp, receiveConversation } from './cache'
import { keys } from './keys'
import type { Runtime } from './runtime'
import { openWindow } from './thread-window'

/**
 * Puts what the page's HTML shows into the caches, before anything is drawn. It counts as stale, since something may
 * have happened before this browser listens. Answers what is to be told to the server once that runs.
 */
export function takeOpening({ cache, client }: Runtime, { me, inbox, thread }: Opening): FollowUp[] {
  const all = [...inbox.items, ...(thread && !inbox.items.some(({ id }) => id === thread.conversation.id) ? [thread.conversation] : [])]
  const followUps = all.flatMap(conversation => receiveConversation(cache, conversation))
  cache.me.set(me)
  const list = keys.inbox({ filter: 'all', q: '' })
  client.setQueryData(list, { items: inbox.items.map(item => cache.conversation(item.id).get() ?? item), nextCursor: inbox.nextCursor })
  for (const queryKey of [keys.me, list]) client.getQueryCache().find({ queryKey, exact: true })?.invalidate()
  if (thread) {
    cache.thread(thread.conversation.id).set(openWindow(thread.page, thread.conversation.seq))
    client.getQueryCache().find({ queryKey: keys.conversation(thread.conversation.id), exact: true })?.invalidate()
  }
  return followUps.filter(({ do: what }) => what === 'acknowledge')
}
