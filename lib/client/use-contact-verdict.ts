'use client'
import { useQuery } from '@tanstack/react-query'
import type { Contract } from '@/lib/contract'
import type { ReturnOf } from '@/lib/contract/endpoint'
import { call } from './api'
import { keys } from './keys'
import { getContactVerdict } from './routes'

export type ContactVerdict = ReturnOf<Contract['getContactVerdict']>

/**
 * What a message to somebody would meet: asked anew by each view that wants to know; undefined until then. `since` names
 * what it may depend on, like the request that waits: another is another question.
 */
export function useContactVerdict(userId: string | undefined, since = ''): ContactVerdict | undefined {
  const { data } = useQuery({
    queryKey: [...keys.verdict(userId ?? ''), since],
    queryFn: ({ signal }) => call(getContactVerdict, { params: { id: userId ?? '' }, signal }),
    enabled: userId !== undefined,
    staleTime: 0,
  })
  return data
}
