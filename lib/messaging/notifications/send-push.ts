import webPush from 'web-push'
import type { Ctx } from '../ctx'
import { FetchFailed, guardedFetch } from '../guarded-fetch'
import { vapidKeys } from './vapid-keys'

/** A browser to wake, as it described itself. */
export interface PushTarget {
  id: string
  endpoint: string
  p256dh: string
  auth: string
}

/** What the service worker shows (messaging.md, "Push Notifications"). One with the same tag takes the place of the other. */
export interface PushMessage {
  title: string
  body: string
  tag: string
  data: { type: 'NEW_MESSAGE'; conversationId: string; messageId: string }
}

/** `gone`: this browser can never be woken again. `refused`: not with this message. `later`: perhaps when tried again. */
export type PushOutcome = 'sent' | 'gone' | 'refused' | 'later'

/** A push service keeps a message for a browser that is off for so long, in seconds. */
const keptFor = 86_400
const timeoutMs = 10_000

/**
 * Sends one message to one browser, encrypted so that only that browser can read it (RFC 8291). Its topic makes a push
 * service drop the first of two that still wait, as the tag does on the screen: sent twice it is seen once.
 */
export async function sendPush(ctx: Ctx, target: PushTarget, message: PushMessage): Promise<PushOutcome> {
  const request = await requestFor(ctx, target, message)
  if (!request) return 'gone'
  try {
    const { status } = await guardedFetch(target.endpoint, { method: 'POST', ...request, timeoutMs, maxBytes: 10_000, cutOff: true }, ctx.operator.network)
    return outcomeOf(status)
  } catch (error) {
    if (error instanceof FetchFailed) return error.reason === 'blocked' ? 'gone' : 'later'
    throw error
  }
}

function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'sent'
  if (status === 404 || status === 410) return 'gone'
  return status === 408 || status === 429 || status >= 500 ? 'later' : 'refused'
}

/** Null for a browser whose keys are none. */
async function requestFor(ctx: Ctx, { endpoint, p256dh, auth }: PushTarget, message: PushMessage) {
  const keys = await vapidKeys(ctx.sql)
  try {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
      vapidDetails: { subject: subjectOf(ctx), ...keys },
      TTL: keptFor,
      urgency: 'high',
      topic: message.tag.replaceAll('-', ''),
    })
    // Some of them are numbers, whatever the types say.
    const given: Record<string, string | number> = headers
    return { headers: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])), body }
  } catch {
    return null
  }
}

/** Whom a push service can turn to: an https address, or one of mail that leads nowhere. */
function subjectOf({ operator }: Ctx): string {
  return operator.publicUrl?.startsWith('https://') ? operator.publicUrl : 'mailto:nobody@parley.invalid'
}
