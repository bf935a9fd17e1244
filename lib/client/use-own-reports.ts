'use client'
import type { Report } from '@/lib/contract/moderation-views'
import { call } from './api'
import { keys } from './keys'
import { listReports } from './routes'
import { type Pages, usePages } from './use-pages'

/** How often an outcome is looked for while somebody looks, in milliseconds. */
const every = 10_000

/** What the reader reported, newest first, and what became of it. */
export function useOwnReports(): Pages<Report> {
  return usePages<Report, { items: Report[]; nextCursor: string | null }>({
    queryKey: keys.ownReports,
    fetchPage: (cursor, signal) => call(listReports, { query: { cursor }, signal }),
    every,
  })
}
