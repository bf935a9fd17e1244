import type { QueryClient } from '@tanstack/react-query'
import type { Message } from '@/lib/contract/views'
import { keys } from './keys'

/** The loaded part of what one saved, the newest saved first. */
export interface SavedList {
  items: Message[]
  nextCursor: string | null
}

/** The list after a message was saved or taken out; the same twice is the same once. */
export function withSaved(list: SavedList, message: Message, saved: boolean): SavedList {
  const others = list.items.filter(({ id }) => id !== message.id)
  if (!saved) return others.length === list.items.length ? list : { ...list, items: others }
  return others.length < list.items.length ? list : { ...list, items: [message, ...others] }
}

/** Shows a change of what is saved at once; what it answers takes that back and passes the error on. */
export function rememberSaved(client: QueryClient, message: Message, saved: boolean): (error: unknown) => never {
  const before = client.getQueryData<SavedList>(keys.saved)
  client.setQueryData<SavedList>(keys.saved, list => list && withSaved(list, message, saved))
  return error => {
    if (before) client.setQueryData(keys.saved, before)
    throw error
  }
}
