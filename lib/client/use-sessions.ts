'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Session } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { deleteSession, listSessions } from './routes'

export interface Sessions {
  sessions: Session[]
  status: 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
  /** Signs a device out and takes it from the list. Throws `ApiError`. */
  revoke(id: string): Promise<void>
  revoking: boolean
}

const none: Session[] = []

/** The devices that are signed in. */
export function useSessions(): Sessions {
  const { client } = useRuntime()
  const { data, error, refetch } = useQuery({
    queryKey: keys.sessions,
    queryFn: async () => (await call(listSessions)).items,
    // No event tells of other devices.
    staleTime: 0,
  })
  const { mutateAsync, isPending } = useMutation({
    async mutationFn(id: string) {
      await call(deleteSession, { params: { id } })
      client.setQueryData<Session[]>(keys.sessions, sessions => sessions?.filter(session => session.id !== id))
    },
  })
  return { sessions: data ?? none, status: loadStatus(data, error), error, retry: () => void refetch(), revoke: mutateAsync, revoking: isPending }
}
