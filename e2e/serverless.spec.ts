import { randomUUID } from 'node:crypto'
import { composerOf, messageOf, newConversation, say, write } from './conversations'
import { expect, test as base } from './fixtures'
import { ParleyServer } from './server'
import { ServerlessSite, startRefused } from './serverless-site'

/** These stories run on `next start` with an external Postgres and an external Pusher-compatible server, and nothing of server/. */
const test = base.extend<object, { site: ServerlessSite }>({
  site: [
    async ({}, use) => {
      const site = await ServerlessSite.start()
      await use(site)
      await site.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  siteUrl: [async ({ site }, use) => use(site.url), { scope: 'worker' }],
  // The one other host that a page may speak to.
  allowedErrors: async ({ site }, use) => use([new RegExp(`^request to another host: ${site.hubUrl}/app/`)]),
})

test('somebody new signs up, and nobody of a demo is offered', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled()
  await expect(page.getByText(/demo/i)).toHaveCount(0)
  await page.goto('/sign-up')
  await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
  await page.getByLabel('Username').fill(`ada-${randomUUID().slice(0, 8)}`)
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('/inbox')
  await expect(page.getByText('Welcome to Parley')).toBeVisible()
})

test('two people talk live over the external server', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  const hers = await openBrowserFor(alice, `/inbox/${id}`)
  const bobIs = hers.getByRole('main').locator('header')
  const his = await openBrowserFor(bob, `/inbox/${id}`)
  await write(hers, 'Are you there?')
  await expect(messageOf(his, 'Are you there?')).toBeVisible()
  await expect(messageOf(hers, 'Are you there?')).toHaveAccessibleName(/, Read$/)
  // Typing comes through the real-time server only.
  await composerOf(his).fill('Ye')
  await expect(bobIs).toContainText('Typing…')
  await write(his, 'Yes, here I am')
  await expect(messageOf(hers, 'Yes, here I am')).toBeVisible()
  await expect(messageOf(his, 'Yes, here I am')).toHaveAccessibleName(/, Read$/)
})

test('browsers say that they are here, and that they left', async ({ people, openBrowserFor, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, alice, id, 'Who talk see each other')
  const hers = await openBrowserFor(alice, `/inbox/${id}`)
  const bobIs = hers.getByRole('main').locator('header')
  const his = await openBrowserFor(bob, 'about:blank')
  const heartbeat = his.waitForRequest((made) => made.method() === 'PUT' && made.url().endsWith('/api/presence'))
  await his.goto('/inbox')
  expect((await heartbeat).postDataJSON()).toEqual({ status: 'online' })
  await expect(bobIs).toContainText('Online')
  await his.goto('about:blank')
  await expect(bobIs).toContainText('Last seen')
})

test('the browser is told where to listen, and to send heartbeats', async ({ request, site }) => {
  const answer = await request.get('/api/realtime/config')
  expect(await answer.json()).toEqual({ key: 'external-key', wsHost: 'localhost', wsPort: Number(new URL(site.hubUrl).port), forceTLS: false, cluster: '', heartbeat: true })
})

test('the API describes itself, and says that it is ready', async ({ request }) => {
  const document = await request.get('/api/openapi.json')
  expect(await document.json()).toMatchObject({ openapi: '3.1.0', paths: { '/api/conversations': { post: {} } } })
  expect(await (await request.get('/api/health/ready')).json()).toEqual({ status: 'ok', database: 'ok' })
})

test('an unknown address and a wrong method are problems', async ({ request }) => {
  for (const [answer, status, code] of [
    [await request.get('/api/nothing/here'), 404, 'not_found'],
    [await request.delete('/api/health/ready'), 405, 'method_not_allowed'],
  ] as const) {
    expect(answer.status()).toBe(status)
    expect(answer.headers()['content-type']).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toMatchObject({ status, code })
  }
})

test('the 61st message in a minute is refused, with the seconds to wait', async ({ people, request }) => {
  const [alice, bob] = await people('Alice', 'Bob')
  const id = await newConversation(request, alice, bob)
  await say(request, alice, id, 'hello')
  // Beginning a conversation counts too, so it is the other one who writes.
  const send = () => request.post(`/api/conversations/${id}/messages`, { data: { text: 'again', clientId: randomUUID() }, headers: { authorization: `Bearer ${bob.accessToken}` } })
  const answers = await Promise.all(Array.from({ length: 61 }, send))
  expect(answers.filter((answer) => answer.status() === 201)).toHaveLength(60)
  const refused = answers.find((answer) => answer.status() !== 201)
  expect(refused?.status()).toBe(429)
  expect(await refused?.json()).toMatchObject({ code: 'rate_limited' })
  const seconds = Number(refused?.headers()['retry-after'])
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
})

test('the launcher takes the external Postgres and real-time server too, and brings no demo to them', async ({ people, request, site }) => {
  const [alice] = await people('Alice')
  const { NEXTAUTH_URL: _, ...variables } = site.variables
  const server = await ParleyServer.start(variables)
  try {
    expect(await (await request.get(`${server.url}/api/realtime/config`)).json()).toMatchObject({ key: 'external-key', heartbeat: true })
    const { username, password } = alice
    expect((await request.post(`${server.url}/api/tokens`, { data: { username, password } })).status()).toBe(201)
    expect(await (await request.get(`${server.url}/sign-in`)).text()).not.toContain('demo-heading')
  } finally {
    await server.stop()
  }
})

test('a variable that is missing or wrong ends the start, with its name and what it must be', async ({ site }) => {
  const { DATABASE_URL: _, PUSHER_SECRET: __, ...incomplete } = site.variables
  const { code, output } = await startRefused({ ...incomplete, NEXTAUTH_SECRET: 'short' })
  expect(output).toContain('2 mistakes')
  expect(output).toContain('PUSHER_SECRET is not set')
  expect(output).toContain('NEXTAUTH_SECRET has 5 characters that do not fit')
  expect(code).toBe(1)
  const bare = await startRefused({})
  expect(bare.output).toContain('DATABASE_URL is not set')
  expect(bare.output).toContain('NEXTAUTH_SECRET is not set')
  expect(bare.code).toBe(1)
})
