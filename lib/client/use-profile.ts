'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Profile } from '@/lib/contract/views'
import { type ApiError, call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { followUser, getUser, unfollowUser } from './routes'
import { isMissing } from './use-conversation'

export interface ProfileQuery {
  profile: Profile | undefined
  /** `missing`: nobody is called so. */
  status: 'loading' | 'ready' | 'missing' | 'error'
  retry(): void
  /** Follows somebody or does so no longer: shown at once, and taken back before it throws `ApiError`. */
  follow(following: boolean): Promise<void>
}

/** Somebody with what they say of themselves; `ref` is an id, or `@` and a username. */
export function useProfile(ref: string): ProfileQuery {
  const { client } = useRuntime()
  const queryKey = keys.profile(ref)
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(getUser, { params: { id: ref }, signal }),
    // No event tells of what people say of themselves.
    staleTime: 10_000,
  })
  const { mutateAsync } = useMutation<void, ApiError, boolean, Profile | undefined>({
    mutationFn: following => call(following ? followUser : unfollowUser, { params: { id: data?.id ?? ref } }),
    onMutate(following) {
      client.setQueryData<Profile>(queryKey, known => known && { ...known, following })
      return data
    },
    onError: (_, __, before) => void client.setQueryData(queryKey, before),
    // Who follows whom decides on who may write.
    onSuccess: () => data && client.invalidateQueries({ queryKey: keys.verdict(data.id) }),
  })
  return { profile: data, status: isMissing(error) ? 'missing' : loadStatus(data, error), retry: () => void refetch(), follow: mutateAsync }
}
