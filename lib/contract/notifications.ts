import * as z from 'zod/mini'
import type { EventType } from './events'
import { time } from './views'

/** A browser that is woken by messages. `current` is about the caller's own session. */
export const pushSubscription = z.object({
  id: z.uuid(),
  endpoint: z.string(),
  userAgent: z.nullable(z.string()),
  current: z.boolean(),
  createdAt: time,
})
export type PushSubscriptionView = z.infer<typeof pushSubscription>

/** What of a person's events a webhook can be told of. */
export const webhookEvents = [
  'message_created',
  'message_updated',
  'message_deleted',
  'reaction_changed',
  'request_created',
  'request_updated',
  'conversation_updated',
] as const satisfies readonly EventType[]
export type WebhookEvent = (typeof webhookEvents)[number]

/** `disabledReason` says why nothing is delivered any more; `lastStatus` is the HTTP status of the last answer. */
export const webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  disabledReason: z.nullable(z.string()),
  lastStatus: z.nullable(z.int()),
  lastDeliveredAt: z.nullable(time),
  createdAt: time,
})
export type Webhook = z.infer<typeof webhook>
