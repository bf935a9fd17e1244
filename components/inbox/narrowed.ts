import type { MessageSearch } from '@/lib/client/use-search'

/** What narrows a search, as somebody chose it. Days are as date fields have them, `2026-11-20`, and both are included. */
export type Narrowed = {
  has?: MessageSearch['has']
  from?: { id: string; name: string }
  since?: string
  until?: string
}

export function isNarrowed({ has, from, since, until }: Narrowed): boolean {
  return Boolean(has || from || since || until)
}

/** The question that is put to the server. Days begin and end where the reader is. */
export function searchOf(q: string, { has, from, since, until }: Narrowed): MessageSearch {
  const after = since && startOf(since, 0)
  const before = until && startOf(until, 1)
  return { ...(q && { q }), ...(has && { has }), ...(from && { from: from.id }), ...(after && { after }), ...(before && { before }) }
}

/** The first moment of a day, or of one so many days later; nothing for what is no day. */
function startOf(day: string, later: number): string | undefined {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number)
  const moment = new Date(year, month - 1, date + later)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}
