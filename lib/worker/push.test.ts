import { describe, expect, it, vi } from 'vitest'
import { openConversation, renewSubscription, showPush } from './push'
import type { PageClient, WorkerScope } from './scope'

function page(changes: Partial<PageClient> = {}) {
  const self: PageClient = { visibilityState: 'hidden', focused: false, focus: vi.fn<PageClient['focus']>(async () => self), postMessage: vi.fn<PageClient['postMessage']>(), ...changes }
  return self
}

function scopeWith(pages: PageClient[], subscribe = vi.fn<() => Promise<unknown>>()) {
  const showNotification = vi.fn<ServiceWorkerRegistration['showNotification']>(async () => {})
  const openWindow = vi.fn<WorkerScope['clients']['openWindow']>(async () => null)
  const scope = { clients: { matchAll: async () => pages, openWindow }, registration: { showNotification, pushManager: { subscribe } } } as unknown as WorkerScope
  return { scope, showNotification, openWindow }
}

const message = { title: 'Bob', body: 'Bob: Hello', tag: 'm1', data: { type: 'NEW_MESSAGE', conversationId: 'c1', messageId: 'm1' } }
const carrying = (value: unknown) => ({ json: () => value })

describe('a push', () => {
  it('is shown under its tag, with what it leads to', async () => {
    const { scope, showNotification } = scopeWith([page()])
    await showPush(scope, carrying(message))
    expect(showNotification).toHaveBeenCalledWith('Bob', expect.objectContaining({ body: 'Bob: Hello', tag: 'm1', data: message.data }))
  })

  it('is not shown to who looks at Parley', async () => {
    const { scope, showNotification } = scopeWith([page({ focused: true, visibilityState: 'visible' })])
    await showPush(scope, carrying(message))
    expect(showNotification).not.toHaveBeenCalled()
  })

  it('that says nothing is still shown', async () => {
    const { scope, showNotification } = scopeWith([])
    await showPush(scope, null)
    expect(showNotification).toHaveBeenCalledWith('Parley', expect.anything())
  })
})

describe('a notification that is chosen', () => {
  const chosen = (data: unknown) => ({ data, close() {} }) as unknown as Notification

  it('leads to its message in the page that is looked at most', async () => {
    const hidden = page()
    const visible = page({ visibilityState: 'visible' })
    const { scope, openWindow } = scopeWith([hidden, visible])
    await openConversation(scope, chosen(message.data))
    expect(visible.postMessage).toHaveBeenCalledWith({ type: 'open', path: '/inbox/c1?message=m1' }, [])
    expect([visible.focus, hidden.focus].map(focus => vi.mocked(focus).mock.calls.length)).toEqual([1, 0])
    expect(openWindow).not.toHaveBeenCalled()
  })

  it('opens a page where there is none', async () => {
    const { scope, openWindow } = scopeWith([])
    await openConversation(scope, chosen(message.data))
    await openConversation(scope, chosen({ conversationId: '../settings' }))
    await openConversation(scope, chosen(null))
    expect(openWindow.mock.calls.flat()).toEqual(['/inbox/c1?message=m1', '/inbox/..%2Fsettings', '/inbox'])
  })
})

it('another address of the browser takes the place of the one before, on the server too', async () => {
  const calls: [string, unknown][] = []
  vi.stubGlobal('fetch', async (_: string, { method, body }: { method: string; body: string }) => void calls.push([method, JSON.parse(body)]))
  const renewed = { endpoint: 'https://push.example/2', toJSON: () => ({ endpoint: 'https://push.example/2', keys: { p256dh: 'p', auth: 'a' } }) }
  const { scope } = scopeWith([], vi.fn<() => Promise<unknown>>(async () => renewed))
  const lost = { oldSubscription: { endpoint: 'https://push.example/1', options: { applicationServerKey: new ArrayBuffer(1) } } }
  await renewSubscription(scope, lost as never)
  expect(calls).toEqual([
    ['DELETE', { endpoint: 'https://push.example/1' }],
    ['PUT', { endpoint: 'https://push.example/2', expirationTime: null, keys: { p256dh: 'p', auth: 'a' } }],
  ])
  vi.unstubAllGlobals()
})
