import type { Request } from '@/lib/contract/views'

export type RequestBox = 'received' | 'sent'

/** The loaded part of the requests that wait, newest first; with a `nextCursor` there is more below it. */
export interface RequestList {
  items: Request[]
  nextCursor: string | null
}

/** Puts a request where it belongs now, or takes it out: only those that wait are listed. */
export function placeRequest(list: RequestList, box: RequestBox, request: Request, userId: string): RequestList {
  const index = list.items.findIndex(({ id }) => id === request.id)
  const owner = box === 'received' ? request.to : request.from
  const others = index < 0 ? list.items : list.items.toSpliced(index, 1)
  if (owner.id !== userId || request.status !== 'pending') return index < 0 ? list : { ...list, items: others }
  const at = others.findIndex(({ number }) => number < request.number)
  if (at < 0 && list.nextCursor !== null) return index < 0 ? list : { ...list, items: others }
  return { ...list, items: at < 0 ? [...others, request] : others.toSpliced(at, 0, request) }
}

/** The next page below what is loaded. */
export function appendRequests(list: RequestList, page: RequestList): RequestList {
  const loaded = new Map([...list.items, ...page.items].map(item => [item.id, item]))
  return { items: [...loaded.values()].sort((a, b) => b.number - a.number), nextCursor: page.nextCursor }
}
