import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { pushSubscription } from '../notifications'

const tag = 'Notifications'
const address = z.string().check(z.maxLength(2048), z.url({ protocol: /^https?$/, error: 'An address that begins with https://.' }))
const base64url = (bytes: number) => z.string().check(z.maxLength(200), z.refine(isBytes(bytes), `${bytes} bytes in base64url.`))

function isBytes(bytes: number) {
  const digits = Math.ceil((bytes * 4) / 3)
  return (text: string) => /^[A-Za-z0-9_-]+={0,2}$/.test(text) && text.replace(/=+$/, '').length === digits
}

const subscribed = z.optional(z.string().check(z.maxLength(2048)))

/** `publicKey` is the `applicationServerKey` that a browser subscribes with; it stays the same. */
export const listPushSubscriptions = endpoint({
  name: 'listPushSubscriptions',
  method: 'GET',
  path: '/api/push-subscriptions',
  tag,
  summary: 'The browsers that messages wake, and the key to subscribe with.',
  returns: z.object({ publicKey: z.string(), items: z.array(pushSubscription) }),
})

/** As the browser describes itself (`PushSubscription.toJSON()`); the same endpoint again replaces what was known of it. */
export const putPushSubscription = endpoint({
  name: 'putPushSubscription',
  method: 'PUT',
  path: '/api/push-subscriptions',
  tag,
  summary: 'Wake this browser by web push, for as long as its session lasts.',
  body: z.object({
    endpoint: address,
    expirationTime: z.optional(z.nullable(z.number())),
    keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
  }),
  returns: pushSubscription,
  errors: ['validation_failed'],
  example: {
    body: {
      endpoint: 'https://push.example/wake/4f1c',
      expirationTime: null,
      keys: {
        p256dh: 'BPqAOp7o_tyiqMGsfxSq5Nf_rMC0eR3z-3zyHqgwuBcGI0UI-OpEsZDJiVU9AMzMNXHPDzhYEs9JEQyn_CNaFls',
        auth: 'mKF7Yw3vUuZ1rT0sJ4x2Qg',
      },
    },
  },
})

/** Says nothing about one that is not there, or not the caller's. */
export const deletePushSubscription = endpoint({
  name: 'deletePushSubscription',
  method: 'DELETE',
  path: '/api/push-subscriptions',
  tag,
  summary: 'Wake a browser no more; `endpoint` in the body or in the query says which.',
  status: 204,
  query: z.object({ endpoint: subscribed }),
  body: z.object({ endpoint: subscribed }),
  returns: empty,
  errors: ['validation_failed'],
  example: { body: { endpoint: 'https://push.example/wake/4f1c' } },
})
