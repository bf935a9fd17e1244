'use client'
import { useQuery } from '@tanstack/react-query'
import type { PushSubscriptionView } from '@/lib/contract/notifications'
import { call } from './api'
import { keys } from './keys'
import { loadStatus, type LoadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { deletePushSubscription, listPushSubscriptions } from './routes'

export interface PushDevices {
  devices: PushSubscriptionView[]
  status: LoadStatus
  /** Asks again, after something changed on this device. */
  refresh(): void
  /** Wakes a device no more. Throws `ApiError`. */
  remove(endpoint: string): Promise<void>
}

const none: PushSubscriptionView[] = []

/** The browsers that messages wake. */
export function usePushDevices(): PushDevices {
  const { client } = useRuntime()
  const { data, error, refetch } = useQuery({ queryKey: keys.pushSubscriptions, queryFn: async () => (await call(listPushSubscriptions)).items, staleTime: 0 })
  return {
    devices: data ?? none,
    status: loadStatus(data, error),
    refresh: () => void refetch(),
    async remove(endpoint) {
      await call(deletePushSubscription, { body: { endpoint } })
      client.setQueryData<PushSubscriptionView[]>(keys.pushSubscriptions, devices => devices?.filter(device => device.endpoint !== endpoint))
    },
  }
}
