import type { PageClient, PushArrivedEvent, SubscriptionLostEvent, WorkerScope } from './scope'

/** What the server sends (native.md, "Push"). */
interface PushMessage {
  title: string
  body: string
  tag: string
  data: { type: string; conversationId?: string; messageId?: string }
}

/** Shows a message that came while Parley was closed. One with the same tag takes the place of the other. */
export async function showPush({ clients, registration }: WorkerScope, data: PushArrivedEvent['data']): Promise<void> {
  const message = read(data)
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  // Whoever looks at Parley sees it there.
  if (pages.some(page => page.focused && page.visibilityState === 'visible')) return
  await registration.showNotification(message.title, { body: message.body, tag: message.tag, data: message.data, icon: '/icons/icon-192.png', badge: '/icons/badge-96.png' })
}

/** A browser that was woken must show something, so what is not understood is still news. */
function read(data: PushArrivedEvent['data']): PushMessage {
  const usual = { title: 'Parley', body: '', tag: 'parley', data: { type: 'NEW_MESSAGE' } }
  try {
    const message = data?.json() as Partial<PushMessage> | null
    return { ...usual, ...message }
  } catch {
    return usual
  }
}

/** Leads to what a notification tells of, in a page that is there already if there is one. */
export async function openConversation({ clients }: WorkerScope, notification: Notification): Promise<void> {
  notification.close()
  const path = pathOf(notification.data)
  const [page] = (await clients.matchAll({ type: 'window', includeUncontrolled: true })).toSorted(byAttention)
  if (!page) return void (await clients.openWindow(path))
  await page.focus()
  page.postMessage({ type: 'open', path }, [])
}

function pathOf(data: unknown): string {
  const { conversationId, messageId } = (data ?? {}) as { conversationId?: unknown; messageId?: unknown }
  if (typeof conversationId !== 'string') return '/inbox'
  const thread = `/inbox/${encodeURIComponent(conversationId)}`
  return typeof messageId === 'string' ? `${thread}?message=${encodeURIComponent(messageId)}` : thread
}

function byAttention(a: PageClient, b: PageClient): number {
  return rank(b) - rank(a)
}

function rank({ focused, visibilityState }: PageClient): number {
  return (focused ? 2 : 0) + (visibilityState === 'visible' ? 1 : 0)
}

/** The browser gave itself another address: the server is told, as whoever is signed in. */
export async function renewSubscription({ registration }: WorkerScope, { oldSubscription, newSubscription }: SubscriptionLostEvent): Promise<void> {
  const options = oldSubscription?.options
  const subscription = newSubscription ?? (options && (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: options.applicationServerKey })))
  if (oldSubscription && oldSubscription.endpoint !== subscription?.endpoint) await tell('DELETE', { endpoint: oldSubscription.endpoint })
  if (!subscription) return
  const { endpoint, expirationTime, keys } = subscription.toJSON()
  await tell('PUT', { endpoint, expirationTime: expirationTime ?? null, keys })
}

async function tell(method: 'PUT' | 'DELETE', body: object): Promise<void> {
  await fetch('/api/push-subscriptions', { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), credentials: 'same-origin' })
}
