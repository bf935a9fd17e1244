'use client'
import { useQuery } from '@tanstack/react-query'
import type { Contract } from '@/lib/contract'
import type { ReturnOf } from '@/lib/contract/endpoint'
import type { Webhook, WebhookEvent } from '@/lib/contract/notifications'
import { call } from './api'
import { keys } from './keys'
import { loadStatus, type LoadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { createWebhook, deleteWebhook, listWebhooks } from './routes'

/** With the secret that its deliveries are signed with, which is never told again. */
export type NewWebhook = ReturnOf<Contract['createWebhook']>

export interface WebhooksQuery {
  webhooks: Webhook[]
  status: LoadStatus
  retry(): void
  /** Throws `ApiError`. */
  create(input: { url: string; events: WebhookEvent[] }): Promise<NewWebhook>
  /** Throws `ApiError`. */
  remove(id: string): Promise<void>
}

const none: Webhook[] = []

/** The addresses that one's events are posted to. */
export function useWebhooks(): WebhooksQuery {
  const { client } = useRuntime()
  // What became of deliveries is known to the server only.
  const { data, error, refetch } = useQuery({ queryKey: keys.webhooks, queryFn: async () => (await call(listWebhooks)).items, staleTime: 0 })
  const change = (update: (webhooks: Webhook[]) => Webhook[]) =>
    client.setQueryData<Webhook[]>(keys.webhooks, webhooks => webhooks && update(webhooks))
  return {
    webhooks: data ?? none,
    status: loadStatus(data, error),
    retry: () => void refetch(),
    async create(input) {
      const { secret, ...webhook } = await call(createWebhook, { body: input })
      change(webhooks => [webhook, ...webhooks.filter(({ id }) => id !== webhook.id)])
      return { secret, ...webhook }
    },
    async remove(id) {
      await call(deleteWebhook, { params: { id } })
      change(webhooks => webhooks.filter(webhook => webhook.id !== id))
    },
  }
}
