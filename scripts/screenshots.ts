import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, devices, type Browser, type Page } from '@playwright/test'
import { findBrowser } from '@/e2e/browser'
import { signInByForm } from '@/e2e/sign-in'

const USAGE = `npx tsx scripts/screenshots.ts BASE FOLDER [route …] [--as username] [--password password] [--full]
  BASE    a running Parley, for instance http://localhost:3000
  FOLDER  where the pictures go, for instance docs/images
  route   paths such as /inbox or name=/path; without any: the README's sign-in, inbox and thread`

const SIZES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { ...devices['iPhone 13'], defaultBrowserType: undefined, viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
} as const
const THEMES = ['light', 'dark'] as const

/** A picture to take: `thread` stands for the first conversation of the signed-in person. */
type Shot = { name: string; route: string; signedIn: boolean }

const README_SHOTS: Shot[] = [
  { name: 'sign-in', route: '/sign-in', signedIn: false },
  { name: 'inbox', route: '/inbox', signedIn: true },
  { name: 'thread', route: 'thread', signedIn: true },
]

type Job = { base: string; folder: string; shots: Shot[]; person: { username: string; password: string }; full: boolean }

async function takeAll(browser: Browser, job: Job): Promise<void> {
  for (const [size, screen] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({ ...screen, colorScheme, baseURL: job.base, reducedMotion: 'reduce' })
      const page = await context.newPage()
      let signedIn = false
      for (const shot of job.shots.toSorted((a, b) => Number(a.signedIn) - Number(b.signedIn))) {
        if (shot.signedIn && !signedIn) {
          await signInByForm(page, job.person)
          signedIn = true
        }
        await show(page, shot)
        const file = path.join(job.folder, `${shot.name}-${size}-${colorScheme}.png`)
        await page.screenshot({ path: file, fullPage: job.full })
        process.stdout.write(`${file}\n`)
      }
      await context.close()
    }
  }
}

/** Opens the route and waits until pictures and fonts are there; `networkidle` never comes while a socket is open. */
async function show(page: Page, { route }: Shot): Promise<void> {
  await page.goto(route === 'thread' ? await firstThread(page) : route, { waitUntil: 'load' })
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 5_000 }).catch(() => {})
  await page.waitForTimeout(700)
}

async function firstThread(page: Page): Promise<string> {
  const answer = await page.request.get('/api/inbox')
  const { items } = (await answer.json()) as { items: { id: string }[] }
  if (!items[0]) throw new Error('The person has no conversation to show.')
  return `/inbox/${items[0].id}`
}

function shotOf(argument: string): Shot {
  const [, name, route = ''] = /^(?:([\w-]+)=)?(\/.*|thread)$/.exec(argument) ?? []
  if (!route) throw new Error(`Not a route: ${argument}`)
  const signedIn = !/^\/(sign-in|sign-up)?$/.test(route)
  return { name: name ?? (route.replaceAll(/[^\w]+/g, '-').replaceAll(/^-|-$/g, '') || 'home'), route, signedIn }
}

function readJob(): Job {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string', default: 'alice' },
      password: { type: 'string', default: 'parley-demo' },
      full: { type: 'boolean', default: false },
    },
  })
  const [base, folder, ...routes] = positionals
  if (!base || !folder) throw new Error(`Usage: ${USAGE}`)
  const shots = routes.length > 0 ? routes.map(shotOf) : README_SHOTS
  return { base, folder, shots, person: { username: values.as, password: values.password }, full: values.full }
}

const job = readJob()
mkdirSync(job.folder, { recursive: true })
const browser = await chromium.launch(await findBrowser())
try {
  await takeAll(browser, job)
} finally {
  await browser.close()
}
