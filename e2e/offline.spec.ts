import type { BrowserContext, Page } from '@playwright/test'
import { composerOf, messageOf, newConversation, openThread, say, write } from './conversations'
import { expect, expectAccessible, OFFLINE, test } from './fixtures'
import { menuOf } from './message-actions'
import { startSession } from './people'
import { ParleyServer } from './server'
import { listBuiltFiles } from '@/lib/worker/built-files'

test.use({ serviceWorkers: 'allow' })
test.skip(ParleyServer.running() !== null, 'In development the worker keeps nothing.')

/** Until the worker keeps the page for starts without a network with all that it may need, and the browser what was seen. */
async function untilKept(page: Page, conversationId: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(async () => (await keptByWorker(page)).urls, { timeout: 30_000 }).toEqual(expect.arrayContaining(['/offline', ...listBuiltFiles()]))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await expect.poll(() => keptNames(page)).toContain(`thread:${conversationId}`)
}

/** The names under which this browser keeps something of anybody. */
async function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(() => new Promise<string[]>((resolve, reject) => {
    const request = indexedDB.open('parley-kept', 1)
    request.addEventListener('error', () => reject(request.error ?? new Error('There is no database.')))
    request.addEventListener('success', () => {
      const all = request.result.transaction('kept').objectStore('kept').getAllKeys()
      all.addEventListener('success', () => {
        request.result.close()
        resolve(all.result.map(key => String((key as string[])[1])))
      })
    })
  }))
}

/** Everything that the worker keeps, as text. */
async function keptByWorker(page: Page): Promise<{ urls: string[]; text: string }> {
  return page.evaluate(async () => {
    const urls: string[] = []
    let text = ''
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        urls.push(new URL(request.url).pathname)
        const response = await cache.match(request)
        if (!request.url.includes('/_next/static/')) text += await response?.text()
      }
    }
    return { urls, text }
  })
}

async function goOffline(context: BrowserContext): Promise<void> {
  await context.setOffline(true)
}

test('without a network Parley starts with the list and the threads, and sends what was written on return, once @everywhere', async ({ page, context, guard, request, people, openBrowserFor }) => {
  guard.allow(OFFLINE)
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const withBob = await newConversation(request, alice, bob)
  const withCarol = await newConversation(request, alice, carol)
  await say(request, bob, withBob, 'Before the tunnel')
  await say(request, carol, withCarol, 'Carol was here')
  for (const id of [withCarol, withBob]) {
    await openThread(page, alice, id)
    await untilKept(page, id)
  }

  await goOffline(context)
  await page.goto(`/inbox/${withBob}`)
  await expect(messageOf(page, 'Before the tunnel')).toBeVisible()
  await write(page, 'From the tunnel')
  await expect(messageOf(page, 'From the tunnel')).toBeVisible()
  await expect(page.getByText('No connection. Messages are sent once you are back.')).toBeVisible()
  await expectAccessible(page)
  // Nothing of this was opened before.
  await menuOf(messageOf(page, 'Before the tunnel'))
  await page.keyboard.press('Escape')

  await page.goto('/inbox')
  await expect(page.getByRole('link', { name: /Bob/ })).toBeVisible()
  await page.getByRole('link', { name: /Carol/ }).click()
  await expect(messageOf(page, 'Carol was here')).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  await page.goto(`/inbox/${withBob}`)
  await expect(messageOf(page, 'From the tunnel')).toBeVisible()

  const other = await openBrowserFor(bob, `/inbox/${withBob}`)
  await expect(messageOf(other, 'Before the tunnel')).toBeVisible()
  await context.setOffline(false)
  await expect(messageOf(other, 'From the tunnel')).toHaveCount(1)
  await page.reload()
  await expect(messageOf(page, 'From the tunnel')).toHaveCount(1)
  await say(request, bob, withBob, 'Welcome back')
  await expect(messageOf(page, 'Welcome back')).toBeVisible()
  await expect(messageOf(other, 'From the tunnel')).toHaveCount(1)
})

test('nobody finds anything of somebody else in the same browser', async ({ page, context, guard, request, people, signIn }) => {
  guard.allow(OFFLINE)
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const secret = 'Meet me at the old mill'
  const conversationId = await newConversation(request, alice, bob)
  await say(request, bob, conversationId, secret)
  await openThread(page, alice, conversationId)
  await untilKept(page, conversationId)
  const worker = await keptByWorker(page)
  for (const text of [secret, alice.id, alice.username, bob.username, conversationId]) expect(worker.text).not.toContain(text)
  expect(worker.urls.filter(url => url !== '/offline' && !url.startsWith('/_next/static/'))).toEqual([])

  await page.goto('/inbox')
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await keptNames(page)).toEqual([])
  await goOffline(context)
  await page.goto(`/inbox/${conversationId}`)
  await expect(page.getByText('Parley keeps nothing on this device until somebody signs in.', { exact: false })).toBeVisible()
  await context.setOffline(false)

  await signIn(page, carol)
  await expect(page.getByRole('heading', { name: 'Conversations' }).first()).toBeAttached()
  await expect.poll(() => keptNames(page)).toContain('me')
  await goOffline(context)
  await page.goto('/inbox')
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  await page.goto(`/inbox/${conversationId}`)
  await expect(page.getByText(secret)).toHaveCount(0)
  expect(await keptNames(page)).not.toContain(`thread:${conversationId}`)
})

test('a session that ended elsewhere leaves nothing, and another person nothing of the one before', async ({ page, context, guard, request, people }) => {
  guard.allow(OFFLINE)
  guard.allow(/401/)
  const [alice, bob, carol] = await people('Alice', 'Bob', 'Carol')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, bob, conversationId, 'For Alice alone')
  await openThread(page, alice, conversationId)
  await untilKept(page, conversationId)
  // Somebody else signs in without the first one signing out.
  await startSession(context, carol)
  await page.goto('/inbox')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('parley:person'))).toBe(carol.id)
  await expect.poll(() => keptNames(page)).not.toContain(`thread:${conversationId}`)

  // A page that is opened after the session ended.
  await page.goto('about:blank')
  await context.clearCookies()
  await page.goto('/inbox')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect.poll(() => keptNames(page)).toEqual([])

  // A page that stands open when it ends.
  await startSession(context, alice)
  await openThread(page, alice, conversationId)
  await untilKept(page, conversationId)
  await context.clearCookies()
  await composerOf(page).fill('Is anybody there?')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await expect.poll(() => keptNames(page)).toEqual([])
  await openThread(page, alice, conversationId)
  await expect(composerOf(page)).toHaveValue('Is anybody there?')
})

test('a list that is kept shows before the server answers', async ({ page, request, people }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, bob, conversationId, 'Kept for later')
  await openThread(page, alice, conversationId)
  await untilKept(page, conversationId)
  await expect.poll(() => keptNames(page)).toEqual(expect.arrayContaining(['me', 'inbox']))
  let answer = () => {}
  const held = new Promise<void>(resolve => (answer = resolve))
  await page.route(/\/api\/(inbox|conversations|sync)\b/, async route => {
    await held
    await route.continue()
  })
  await page.goto(`/inbox/${conversationId}`)
  await expect(page.getByRole('navigation', { name: 'Conversations' }).getByText('Kept for later')).toBeVisible()
  await expect(messageOf(page, 'Kept for later')).toBeVisible()
  await expect(composerOf(page)).toBeVisible()
  answer()
  await say(request, bob, conversationId, 'And live')
  await expect(messageOf(page, 'And live')).toBeVisible()
})
