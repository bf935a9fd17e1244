import { originOf } from '@/lib/http/address'
import type { Call } from '@/lib/http/call'

/** The address of the page that ends before the message of that number, with what else was asked for (decision 13). */
export function nextPage(call: Pick<Call, 'path' | 'query' | 'header'>, before: number): string {
  const query = new URLSearchParams(call.query)
  query.set('before', String(before))
  return `${originOf(call)}${call.path}?${query}`
}
