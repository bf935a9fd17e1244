import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { LaunchOptions, Locator } from '@playwright/test'
import sharp from 'sharp'
import { findPackedBrowser } from './browser'
import { expect, test as base } from './fixtures'
import { packedVersion } from './packed-chromium'

const FOLDER = path.join(import.meta.dirname, 'snapshots')
const MADE_BY = path.join(FOLDER, 'browser.json')
const MOST_BYTES = 30_000

/** What differs from run to run and is not the picture's subject: colours by id, who is about, what is behind a dialog, and fonts that a machine may have. */
const STILL = `
  body { font-family: var(--font-geist-sans), 'Noto Sans', 'Noto Sans Arabic', 'Noto Color Emoji', sans-serif !important }
  [style*='linear-gradient(oklch'] { background-image: none !important; background-color: slategray }
  .bg-online { visibility: hidden !important }
  .bg-overlay { background-color: dimgray !important }
  * { scrollbar-width: none !important }
`

type Expecting = {
  /** Compares an element with its picture in `e2e/snapshots`, where the browser is the one that made it. */
  expectPicture: (element: Locator, name: string) => Promise<void>
}

/** Stories that take pictures. Every clock in them says 09:41, and the browser is the packed one wherever it starts. */
export const test = base.extend<Expecting, { packed: LaunchOptions | null }>({
  packed: [async ({}, use) => use(await findPackedBrowser()), { scope: 'worker' }],
  launchOptions: [async ({ packed, launchOptions }, use) => use(packed ?? launchOptions), { scope: 'worker' }],
  timezoneId: 'UTC',
  contextOptions: async ({ contextOptions }, use) => use({ ...contextOptions, reducedMotion: 'reduce' }),
  page: async ({ page }, use) => {
    await page.addInitScript(holdStill, STILL)
    await use(page)
  },
  expectPicture: async ({ packed, browser, page }, use, testInfo) => {
    const version = packed && `${packedVersion()} (Chromium ${browser.version()})`
    const mayWrite = ['all', 'changed'].includes(testInfo.config.updateSnapshots)
    if (version && mayWrite) writeFileSync(MADE_BY, `${JSON.stringify({ '@sparticuz/chromium': version }, null, 2)}\n`)
    if (!version) testInfo.annotations.push({ type: 'not compared', description: `The pictures were made with the packed Chromium, which does not start here; this is ${browser.version()}.` })
    await use(async (element, name) => {
      // A browser takes a font when something is first written in it.
      await page.evaluate(async () => void (await document.fonts.ready))
      if (!version) return expectSomethingToSee(element)
      expect(madeBy(), 'the browser that made the pictures; after an update of it: npx playwright test e2e/snapshots.spec.ts -u').toBe(version)
      await expect(element).toHaveScreenshot(`${name}.png`)
      expect(statSync(path.join(FOLDER, `${name}.png`)).size, `${name}.png is small`).toBeLessThan(MOST_BYTES)
    })
  },
})

function madeBy(): string | null {
  if (!existsSync(MADE_BY)) return null
  return (JSON.parse(readFileSync(MADE_BY, 'utf8')) as Record<string, string>)['@sparticuz/chromium'] ?? null
}

/** Runs in the page before anything of it. */
function holdStill(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
  const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format')?.get
  if (!format) throw new Error('A browser has it.')
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
    get(this: Intl.DateTimeFormat) {
      const own = format.call(this) as Intl.DateTimeFormat['format']
      return () => own(Date.UTC(2026, 2, 14, 9, 41))
    },
  })
}

/** That an element is more than a plain surface. */
async function expectSomethingToSee(element: Locator): Promise<void> {
  const { channels } = await sharp(await element.screenshot({ animations: 'disabled', caret: 'hide' })).stats()
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(1)
}

export { expect }
