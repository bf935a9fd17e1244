import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium, devices, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '@/e2e/browser'
import { signInByForm } from '@/e2e/sign-in'
import { layOut } from './tour/scenes'
import { type Stop, stopsOf } from './tour/stops'

/**
 * Takes the pictures of docs/images: lays out the tour on a fresh Parley with its demo cast, then walks through all pages.
 *
 *   RATE_LIMITS=off DATA_DIR=/tmp/tour ADMIN_USERNAME=keeper ADMIN_PASSWORD=keeper-of-tours npm start
 *   npx tsx scripts/tour.ts http://localhost:3000 docs/images [--only name …] [--look phone-dark …]
 */
const SCREENS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { ...devices['iPhone 13'], defaultBrowserType: undefined, viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 },
} as const

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', multiple: true }, look: { type: 'string', multiple: true } } })
const [base = '', folder = ''] = positionals
if (!base || !folder) throw new Error('Usage: npx tsx scripts/tour.ts BASE FOLDER [--only name …] [--look desktop-light …]')

type Screen = keyof typeof SCREENS
type Theme = 'light' | 'dark'
type Look = { screen: Screen; theme: Theme; language: 'en' | 'ar' }

const looks: Look[] = (Object.keys(SCREENS) as Screen[]).flatMap(screen => [
  { screen, theme: 'light', language: 'en' },
  { screen, theme: 'dark', language: 'en' },
  { screen, theme: 'light', language: 'ar' },
])

function nameOf({ screen, theme, language }: Look): string {
  return `${screen}-${language === 'ar' ? 'arabic' : theme}`
}

async function photograph(browser: Browser, look: Look, stops: Stop[]): Promise<void> {
  const contexts = new Map<string, BrowserContext>()
  for (const stop of stops) {
    const who = stop.signedOut ? '' : stop.as === 'keeper' ? 'keeper' : 'alice'
    const context = contexts.get(who) ?? (await open(browser, look, who))
    contexts.set(who, context)
    const page = await context.newPage()
    page.setDefaultTimeout(6_000)
    await show(page, stop)
    const file = `${folder}/${stop.name}-${nameOf(look)}.png`
    await page.screenshot({ path: file })
    process.stdout.write(`${file}\n`)
    await stop.undo?.(page).catch(() => {})
    await page.close()
  }
  for (const context of contexts.values()) await context.close()
}

async function open(browser: Browser, { screen, theme, language }: Look, who: string): Promise<BrowserContext> {
  const context = await browser.newContext({ ...SCREENS[screen], colorScheme: theme, baseURL: base, reducedMotion: 'reduce', locale: 'en-GB' })
  await context.addCookies([{ name: 'parley-language', value: language, url: base }])
  if (who === '') return context
  const page = await context.newPage()
  // The form is found by its English words.
  await context.addCookies([{ name: 'parley-language', value: 'en', url: base }])
  await signInByForm(page, who === 'keeper' ? { username: 'keeper', password: 'keeper-of-tours' } : { username: 'alice', password: 'parley-demo' })
  await context.addCookies([{ name: 'parley-language', value: language, url: base }])
  await page.close()
  return context
}

/** `networkidle` never comes while a socket is open; skeletons say themselves that they wait. */
async function show(page: Page, { name, path, do: act }: Stop): Promise<void> {
  await page.goto(path, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 5_000 }).catch(() => {})
  await page.waitForTimeout(900)
  if (!act) return
  await act(page).catch((error: unknown) => process.stderr.write(`${name}: ${String(error).split('\n')[0] ?? ''}\n`))
  await page.waitForTimeout(600)
}

mkdirSync(folder, { recursive: true })
const stops = stopsOf(await layOut(base)).filter(({ name }) => values.only?.includes(name) ?? true)
const browser = await chromium.launch(await findBrowser())
try {
  const wanted = looks.filter(each => values.look?.includes(nameOf(each)) ?? true)
  await Promise.all(Object.keys(SCREENS).map(async screen => {
    for (const look of wanted.filter(each => each.screen === screen)) await photograph(browser, look, look.language === 'ar' ? stops.filter(({ arabic }) => arabic) : stops)
  }))
} finally {
  await browser.close()
}
