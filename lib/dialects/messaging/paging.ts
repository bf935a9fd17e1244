import * as z from 'zod/mini'
import { limit } from '@/lib/contract/input'

/** "Query Parameters": a page from 1 on, and how many are on it; what is no number or 0 does not fit (decision 22a). */
export function paging(usual: number) {
  return {
    page: z._default(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/, 'A whole number of at least 1.')), z.transform(Number)), 1),
    limit: limit(usual),
  }
}
