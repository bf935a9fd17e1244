'use client'
import { useMutation } from '@tanstack/react-query'
import type { Contract } from '@/lib/contract'
import type { BodyOf } from '@/lib/contract/endpoint'
import type { Me } from '@/lib/contract/views'
import { type ApiError, call } from './api'
import { useRuntime } from './realtime-provider'
import { updateMe } from './routes'

type Changes = BodyOf<Contract['updateMe']>

export interface ProfileUpdate {
  /** Changes the profile. Throws `ApiError`. */
  update(changes: Changes): Promise<Me>
  updating: boolean
  error: ApiError | null
}

/** Changing one's profile. */
export function useUpdateMe(): ProfileUpdate {
  const { cache, followUp } = useRuntime()
  const { mutateAsync, isPending, error } = useMutation<Me, ApiError, Changes>({
    async mutationFn(changes) {
      const me = await call(updateMe, { body: changes })
      cache.me.set(me)
      // A sync that was asked for before the change may answer after it.
      followUp([{ do: 'fetchMe' }])
      return me
    },
  })
  return { update: mutateAsync, updating: isPending, error }
}
