import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { ref } from '../input'
import { webhook, webhookEvents } from '../notifications'

const tag = 'Webhooks'

export const listWebhooks = endpoint({
  name: 'listWebhooks',
  method: 'GET',
  path: '/api/webhooks',
  tag,
  summary: 'One’s own webhooks.',
  returns: z.object({ items: z.array(webhook) }),
})

/**
 * Each event is posted as JSON, the same as on the person's channel, with the headers `parley-event` (its type),
 * `parley-delivery` (the same each time it is tried: whoever has seen it before may drop it) and `parley-signature`,
 * `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 with the secret over the seconds, a full stop and the body as it came.
 */
export const createWebhook = endpoint({
  name: 'createWebhook',
  method: 'POST',
  path: '/api/webhooks',
  tag,
  summary:
    'Have events posted to an address. The `secret` is shown here only. Deliveries are signed: `parley-signature: t=<seconds>,v1=<hex HMAC-SHA256 of "<seconds>.<body>">`; `parley-delivery` stays the same when one is tried again. Whatever is not answered with 2xx within 10 seconds is tried again for half a day, in no certain order.',
  status: 201,
  body: z.object({
    url: z.string().check(z.maxLength(2048), z.url({ protocol: /^https?$/, error: 'An address that begins with https:// or http://.' })),
    events: z.array(z.enum(webhookEvents)).check(z.minLength(1, 'At least one event.'), z.maxLength(webhookEvents.length)),
  }),
  returns: z.extend(webhook, { secret: z.string() }),
  errors: ['validation_failed', 'conflict'],
  example: { body: { url: 'https://example.org/parley', events: ['message_created', 'request_created'] } },
})

export const deleteWebhook = endpoint({
  name: 'deleteWebhook',
  method: 'DELETE',
  path: '/api/webhooks/{id}',
  tag,
  summary: 'Post nothing there any more.',
  status: 204,
  params: z.object({ id: ref }),
  returns: empty,
  errors: ['not_found'],
})
