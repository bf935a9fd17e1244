import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium, devices, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '@/e2e/browser'
import { signInByForm } from '@/e2e/sign-in'
import { layOut, type Scenes } from './tour/scenes'

/**
 * Takes the pictures of docs/images: lays out the tour on a fresh Parley with its demo cast, then walks through all pages.
 *
 *   RATE_LIMITS=off DATA_DIR=/tmp/tour ADMIN_USERNAME=keeper ADMIN_PASSWORD=keeper-of-tours npm start
 *   npx tsx scripts/tour.ts http://localhost:3000 docs/images [--only name]
 */
const SCREENS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { ...devices['iPhone 13'], defaultBrowserType: undefined, viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 },
} as const

type Screen = keyof typeof SCREENS
type Theme = 'light' | 'dark'
type Stop = { name: string; path: string; as?: 'keeper'; signedOut?: boolean; do?: (page: Page) => Promise<void> }

function stopsOf({ pair, group, photoId, requestConversationId }: Scenes): Stop[] {
  return [
    { name: 'sign-in', path: '/sign-in', signedOut: true },
    { name: 'inbox', path: '/inbox' },
    { name: 'thread', path: `/inbox/${group.id}` },
    { name: 'pair', path: `/inbox/${pair.id}` },
    { name: 'photo', path: `/inbox/${group.id}?message=${photoId}` },
    { name: 'details', path: `/inbox/${group.id}/details` },
    { name: 'requests', path: '/requests' },
    { name: 'request', path: `/inbox/${requestConversationId}` },
    { name: 'profile', path: '/people/bob' },
    { name: 'saved', path: '/saved' },
    { name: 'settings', path: '/settings/profile' },
    { name: 'privacy', path: '/settings/privacy' },
    { name: 'appearance', path: '/settings/appearance' },
    { name: 'not-found', path: '/nowhere' },
    { name: 'palette', path: `/inbox/${group.id}`, do: page => page.keyboard.press('ControlOrMeta+k') },
    { name: 'moderation', path: '/moderation', as: 'keeper' },
    { name: 'administration', path: '/administration', as: 'keeper' },
  ]
}

async function walk(browser: Browser, base: string, folder: string, stops: Stop[]): Promise<void> {
  for (const screen of Object.keys(SCREENS) as Screen[]) {
    for (const theme of ['light', 'dark'] as const) await photograph(browser, { base, folder, screen, theme, language: 'en' }, stops)
  }
  const main = stops.filter(({ name }) => ['inbox', 'thread', 'requests', 'privacy'].includes(name))
  for (const screen of Object.keys(SCREENS) as Screen[]) await photograph(browser, { base, folder, screen, theme: 'light', language: 'ar' }, main)
}

type Look = { base: string; folder: string; screen: Screen; theme: Theme; language: 'en' | 'ar' }

async function photograph(browser: Browser, look: Look, stops: Stop[]): Promise<void> {
  const contexts = new Map<string, BrowserContext>()
  for (const stop of stops) {
    const who = stop.signedOut ? '' : stop.as === 'keeper' ? 'keeper' : 'alice'
    const context = contexts.get(who) ?? (await open(browser, look, who))
    contexts.set(who, context)
    const page = await context.newPage()
    await show(page, stop)
    const file = `${look.folder}/${stop.name}-${look.screen}-${look.language === 'ar' ? 'arabic' : look.theme}.png`
    await page.screenshot({ path: file })
    process.stdout.write(`${file}\n`)
    await page.close()
  }
  for (const context of contexts.values()) await context.close()
}

async function open(browser: Browser, { base, screen, theme, language }: Look, who: string): Promise<BrowserContext> {
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
async function show(page: Page, { path, do: act }: Stop): Promise<void> {
  await page.goto(path, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 5_000 }).catch(() => {})
  await page.waitForTimeout(1_200)
  await act?.(page)
  if (act) await page.waitForTimeout(600)
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', multiple: true } } })
const [base, folder] = positionals
if (!base || !folder) throw new Error('Usage: npx tsx scripts/tour.ts BASE FOLDER [--only name …]')
mkdirSync(folder, { recursive: true })
const scenes = await layOut(base)
const browser = await chromium.launch(await findBrowser())
try {
  const stops = stopsOf(scenes)
  await walk(browser, base, folder, values.only ? stops.filter(({ name }) => values.only?.includes(name)) : stops)
} finally {
  await browser.close()
}
