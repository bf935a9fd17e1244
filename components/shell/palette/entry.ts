import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { matchScore } from './match'

export type EntryGroup = 'recent' | 'here' | 'conversations' | 'people' | 'pages' | 'settings' | 'actions'

/** One thing that the palette offers. */
export interface Entry {
  id: string
  group: EntryGroup
  label: string
  /** Beside the label, and looked in as well. */
  hint?: string
  icon?: LucideIcon
  /** In place of an icon. */
  picture?: ReactNode
  /** The keys that do the same. */
  keys?: string[]
  run(): void
}

/** In which order groups stand: without a search what was last comes first. */
const order: EntryGroup[] = ['recent', 'here', 'conversations', 'people', 'pages', 'actions', 'settings']
const mostPerGroup = 6

/** What fits, grouped; a group with the best fit first, and the best in it first. */
export function rank(entries: Entry[], q: string): { group: EntryGroup; entries: Entry[] }[] {
  const searching = q.trim() !== ''
  const scored = entries.flatMap((entry, index) => {
    const score = scoreOf(entry, q)
    return score === undefined ? [] : [{ entry, score, index }]
  })
  const groups = order.map(group => {
    const own = scored.filter(({ entry }) => entry.group === group).toSorted((a, b) => b.score - a.score || a.index - b.index)
    return { group, best: own[0]?.score ?? 0, entries: own.slice(0, searching ? mostPerGroup : undefined).map(({ entry }) => entry) }
  })
  const filled = groups.filter(group => group.entries.length > 0)
  return searching ? filled.toSorted((a, b) => b.best - a.best) : filled
}

/** People come from the server, which knows better whom a search means. */
function scoreOf({ group, label, hint }: Entry, q: string): number | undefined {
  const scores = [matchScore(q, label), hint === undefined ? undefined : matchScore(q, hint)].filter(score => score !== undefined)
  if (scores.length > 0) return Math.max(...scores)
  return group === 'people' ? 1 : undefined
}
