import type { BrowserContext, Page } from '@playwright/test'
import { newConversation, openThread, say } from './conversations'
import { expect, test } from './fixtures'
import { startSession } from './people'
import { ParleyServer } from './server'

interface Heard {
  notifications: { title: string; body: string; tag: string }[]
  tones: number
  badge: number | null
}

/**
 * A browser without a face denies notifications and has no speaker. So what the page asks of it is written down, from
 * before its first script; and whether somebody looks is for the story to say.
 */
async function listenIn(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard: Heard = { notifications: [], tones: 0, badge: null }
    const note = (title: string, options: NotificationOptions = {}) => void heard.notifications.push({ title, body: options.body ?? '', tag: options.tag ?? '' })
    class Shown extends EventTarget {
      static permission = 'granted'
      static requestPermission = () => Promise.resolve('granted')
      constructor(title: string, options?: NotificationOptions) {
        super()
        note(title, options)
      }
      close() {}
    }
    Object.defineProperty(window, 'Notification', { value: Shown, configurable: true })
    // An empty page has none.
    if ('ServiceWorkerRegistration' in window) ServiceWorkerRegistration.prototype.showNotification = (title, options) => Promise.resolve(note(title, options))
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (when) {
      heard.tones++
      start.call(this, when)
    }
    Object.defineProperty(navigator, 'setAppBadge', { value: (count: number) => Promise.resolve(void (heard.badge = count)) })
    Object.defineProperty(navigator, 'clearAppBadge', { value: () => Promise.resolve(void (heard.badge = null)) })
    Object.assign(window, { heard, looked: true })
    Object.defineProperty(document, 'visibilityState', { get: () => ((window as unknown as { looked: boolean }).looked ? 'visible' : 'hidden') })
    document.hasFocus = () => (window as unknown as { looked: boolean }).looked
  })
}

const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard)

async function look(page: Page, looked: boolean): Promise<void> {
  await page.evaluate(value => {
    Object.assign(window, { looked: value })
    document.dispatchEvent(new Event('visibilitychange'))
  }, looked)
}

test('a message makes itself known while nobody looks, once, and as the settings say', async ({ page, context, request, people }) => {
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const withBob = await newConversation(request, alice, bob)
  const withCarol = await newConversation(request, alice, carol)
  await say(request, carol, withCarol, 'Earlier')
  await say(request, bob, withBob, 'Before')
  await listenIn(context)
  const settings = page.waitForResponse(response => response.url().endsWith('/api/me/settings'))
  const log = await openThread(page, alice, withBob)
  await settings
  // A page may be heard once it was touched.
  await log.click()
  await expect(page).toHaveTitle('(1) Bob · Parley')

  await say(request, bob, withBob, 'While you look')
  await expect(log.getByText('While you look')).toBeVisible()
  await look(page, false)
  await say(request, bob, withBob, 'While you are away')
  await expect.poll(async () => (await heardBy(page)).notifications.map(({ title, body }) => `${title}: ${body}`)).toEqual(['Bob: While you are away'])
  expect((await heardBy(page)).tones).toBe(2)
  await expect(page).toHaveTitle('(2) Bob · Parley')
  await expect.poll(async () => (await heardBy(page)).badge).toBe(2)

  await patch({ notifications: { preview: false, sound: false } })
  const changed = page.waitForResponse(response => response.url().endsWith('/api/me/settings'))
  await page.reload()
  await changed
  await expect(log).toBeVisible()
  await log.click()
  await look(page, false)
  await say(request, bob, withBob, 'Nobody may read this over my shoulder')
  await expect.poll(async () => (await heardBy(page)).notifications.map(({ title, body }) => `${title}: ${body}`)).toEqual(['Bob: New message'])
  expect((await heardBy(page)).tones).toBe(0)

  async function patch(changes: object): Promise<void> {
    const answer = await request.patch('/api/me/settings', { data: changes, headers: { authorization: `Bearer ${alice.accessToken}` } })
    expect(answer.ok()).toBe(true)
  }
})

test('a muted conversation is silent, and one of several pages rings', async ({ page, context, request, people }) => {
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const withBob = await newConversation(request, alice, bob)
  const withCarol = await newConversation(request, alice, carol)
  await say(request, bob, withBob, 'Before')
  await say(request, carol, withCarol, 'Before')
  const muting = await request.patch(`/api/conversations/${withCarol}/membership`, { data: { mutedUntil: '2999-01-01T00:00:00.000Z' }, headers: { authorization: `Bearer ${alice.accessToken}` } })
  expect(muting.ok()).toBe(true)
  await listenIn(context)
  await startSession(context, alice)
  const pages = [page, await context.newPage()]
  for (const one of pages) {
    const settings = one.waitForResponse(response => response.url().endsWith('/api/me/settings'))
    await one.goto('/inbox')
    await settings
    await expect(one.getByRole('link', { name: /Bob/ })).toBeVisible()
    await look(one, false)
  }
  await say(request, carol, withCarol, 'Unheard')
  await say(request, bob, withBob, 'Heard')
  const all = async () => (await Promise.all(pages.map(heardBy))).flatMap(({ notifications }) => notifications.map(({ body }) => body))
  await expect.poll(all).toEqual(['Heard'])
  for (const one of pages) await expect(one.getByText('Unheard')).toBeVisible()
  expect(await all()).toEqual(['Heard'])
})

test.describe('while Parley is closed', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a push wakes the worker, which shows it under its tag', async ({ page, context, siteUrl, request, people }) => {
    test.skip(ParleyServer.running() !== null, 'In development no worker is installed.')
    const [alice, bob] = await people('Alice', 'Bob')
    const conversationId = await newConversation(request, alice, bob)
    await say(request, bob, conversationId, 'Before')
    const devtools = await context.newCDPSession(page)
    const registered = new Promise<string>(resolve => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [registration] = registrations
        if (registration) resolve(registration.registrationId)
      })
    })
    await devtools.send('ServiceWorker.enable')
    const coming = context.waitForEvent('serviceworker')
    await openThread(page, alice, conversationId)
    const worker = context.serviceWorkers()[0] ?? (await coming)
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    // A browser without a face shows none, so what is asked of it is written down.
    await worker.evaluate(() => {
      const scope = globalThis as unknown as { registration: ServiceWorkerRegistration; shown: string[]; clients: { matchAll: () => Promise<unknown[]> } }
      scope.shown = []
      scope.registration.showNotification = (title, options) => Promise.resolve(void scope.shown.push(`${title}: ${options?.body ?? ''} (${options?.tag ?? ''})`))
      scope.clients.matchAll = () => Promise.resolve([])
    })
    const data = { title: 'Bob', body: 'Bob: From afar', tag: 'm1', data: { type: 'NEW_MESSAGE', conversationId, messageId: 'm1' } }
    await devtools.send('ServiceWorker.deliverPushMessage', { origin: siteUrl, registrationId: await registered, data: JSON.stringify(data) })
    await expect.poll(() => worker.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)).toEqual(['Bob: Bob: From afar (m1)'])
  })
})
