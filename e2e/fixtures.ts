import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { Guard } from './guard'
import { arriveListening } from './listening'
import { signUpPerson, startSession, type Person } from './people'
import { ParleyServer } from './server'
import { signInByForm } from './sign-in'

type TestFixtures = {
  /** Problems that a whole file or group expects: `test.use({ allowedErrors: [/401/] })`. */
  allowedErrors: RegExp[]
  /** Fails the test on console errors, page errors, failed requests and requests to other hosts; `guard.allow(OFFLINE)` expects some. */
  guard: Guard
  /** Makes people with accounts: `const [alice, bob] = await people('Alice', 'Bob')`. */
  people: <Names extends string[]>(...names: Names) => Promise<{ [Index in keyof Names]: Person }>
  /** Signs in through the form, as a person does. */
  signIn: (page: Page, person: { username: string; password: string }) => Promise<void>
  /** Another browser, signed in as `person`; its page is at `path`. It has this project's screen and is guarded too. */
  openBrowserFor: (person: { username: string; password: string }, path?: string) => Promise<Page>
}

type WorkerFixtures = {
  /** This worker's own server. A story that kills it must start it again. */
  server: ParleyServer
  /** Where the stories' site is: this worker's own server, unless a file brings another. */
  siteUrl: string
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const running = ParleyServer.running()
      if (running) return use(running)
      const server = await ParleyServer.start()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  siteUrl: [async ({ server }, use) => use(server.url), { scope: 'worker' }],
  baseURL: async ({ siteUrl }, use) => use(siteUrl),
  allowedErrors: [[], { option: true }],
  guard: [
    async ({ siteUrl, allowedErrors }, use, testInfo) => {
      const guard = new Guard(siteUrl)
      for (const pattern of allowedErrors) guard.allow(pattern)
      await use(guard)
      if (testInfo.status === testInfo.expectedStatus) expect(guard.problems, 'nothing goes wrong in any page').toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, guard }, use) => {
    guard.watch(context)
    arriveListening(context)
    await use(context)
  },
  people: async ({ request }, use) => {
    await use(async (...names) => {
      const made: Person[] = []
      for (const name of names) made.push(await signUpPerson(request, name))
      return made as never
    })
  },
  signIn: async ({}, use) => use(signInByForm),
  openBrowserFor: async ({ browser, contextOptions, guard, siteUrl, viewport, hasTouch, isMobile, userAgent, deviceScaleFactor, colorScheme, locale }, use) => {
    const opened: BrowserContext[] = []
    await use(async (person, path = '/inbox') => {
      const context = await browser.newContext({ ...contextOptions, viewport, hasTouch, isMobile, userAgent, deviceScaleFactor, colorScheme, locale, baseURL: siteUrl })
      opened.push(context)
      guard.watch(context)
      arriveListening(context)
      await startSession(context, person)
      const page = await context.newPage()
      await page.goto(path)
      return page
    })
    await Promise.all(opened.map((context) => context.close()))
  },
})

/** Fails on any violation of WCAG 2.2 AA that axe can see on the page once nothing on it moves. */
export async function expectAccessible(page: Page): Promise<void> {
  await untilStill(page)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`)).toEqual([])
}

/** Until what fades or slides in is there: colours half on their way are nobody's. What turns for ever does not count. */
async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity))
}

export { OFFLINE } from './guard'
export type { Person } from './people'
export { expect }
