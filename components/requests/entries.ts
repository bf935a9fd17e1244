import type { Request } from '@/lib/contract/views'

/** What stands in the list: one request, or the same words from several people, which are decided together. */
export interface RequestEntry {
  /** Of the newest. */
  id: string
  requests: Request[]
}

/** From so many people on the same words count as one: two who say "Hello" are no mass. */
const mass = 3

/** Collapses the same words from several people into one entry, where the newest of them stands. */
export function entriesOf(requests: Request[]): RequestEntry[] {
  const same = new Map<string, Request[]>()
  for (const request of requests) {
    const text = foldedText(request.text)
    same.set(text, [...(same.get(text) ?? []), request])
  }
  const entries: RequestEntry[] = []
  for (const request of requests) {
    const text = foldedText(request.text)
    const alike = same.get(text) ?? []
    const collapsed = text !== '' && new Set(alike.map(({ from }) => from.id)).size >= mass
    if (!collapsed) entries.push({ id: request.id, requests: [request] })
    else if (alike[0] === request) entries.push({ id: request.id, requests: alike })
  }
  return entries
}

/** What two texts have in common that say the same: case, space, punctuation and compatibility forms do not count. */
function foldedText(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  return folded.replace(/[\s\p{P}\p{C}\ufe0f]+/gu, ' ').trim() || folded.trim()
}
