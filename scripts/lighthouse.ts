import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext } from '@playwright/test'
import lighthouse, { desktopConfig, type Result } from 'lighthouse'
import { createPagesWorld, resultFile } from '@/bench/pages/world'
import { medianOf } from '@/bench/measure'
import { findMeasuringBrowser } from '@/e2e/browser'
import { startSession } from '@/e2e/people'
import { projectRoot } from '@/lib/environment'
import { freePort } from '@/server/ports'

/**
 * `npm run lighthouse`: what Lighthouse makes of the inbox and a thread, of a production build with somebody signed in, on
 * its slow phone and on its desktop; the median of several runs. Ends with 1 where a score is below the target.
 */
const TARGET = 95
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
const METRICS = { 'first-contentful-paint': 'FCP ms', 'largest-contentful-paint': 'LCP ms', 'total-blocking-time': 'TBT ms', 'cumulative-layout-shift': 'CLS', 'total-byte-weight': 'bytes' } as const
const RUNS = Number(process.argv.find((argument) => /^--runs=\d+$/.test(argument))?.slice('--runs='.length) ?? 3)

type Measured = { page: string; form: string; scores: Record<string, number>; metrics: Record<string, number>; failed: string[] }

const world = await createPagesWorld()
const profile = mkdtempSync(path.join(tmpdir(), 'parley-lighthouse-'))
try {
  const measured = await measureAll()
  const table = render(measured)
  const file = resultFile('lighthouse')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ runs: RUNS, measured }, null, 2)}\n`)
  const missed = measured.flatMap(({ page, form, scores }) => Object.entries(scores).filter(([, score]) => score < TARGET).map(([name, score]) => `${page} on ${form}: ${name} ${score}`))
  console.log(`${table}\n\n${path.relative(projectRoot, file)}\n${missed.length === 0 ? `All are at least ${TARGET}.` : `Below ${TARGET}: ${missed.join('; ')}`}`)
  process.exitCode = missed.length > 0 ? 1 : 0
} finally {
  await world.stop()
  rmSync(profile, { recursive: true, force: true })
}

async function measureAll(): Promise<Measured[]> {
  const port = await freePort('localhost')
  const options = await findMeasuringBrowser()
  const context = await chromium.launchPersistentContext(profile, { ...options, args: [...(options.args ?? []), `--remote-debugging-port=${port}`], baseURL: world.server.url })
  try {
    await startSession(context, world.person)
    const pages = { inbox: '/inbox', thread: `/inbox/${world.conversationId}` }
    const measured: Measured[] = []
    for (const [page, address] of Object.entries(pages)) {
      await warm(context, address)
      for (const form of ['mobile', 'desktop'] as const) {
        const results: Result[] = []
        for (let run = 0; run < RUNS; run++) results.push(await audit(`${world.server.url}${address}`, form, port))
        measured.push(summarise(page, form, results))
        console.error(`… ${page} on ${form}: ${results.map(({ categories }) => scoreOf(categories.performance?.score)).join(', ')}`)
      }
    }
    return measured
  } finally {
    await context.close()
  }
}

/** What is measured is a server that runs, and has made the sizes of the photos. */
async function warm(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage()
  for (let visit = 0; visit < 3; visit++) await page.goto(address, { waitUntil: 'networkidle' })
  await page.close()
}

async function audit(url: string, form: 'mobile' | 'desktop', port: number): Promise<Result> {
  // Lighthouse empties the caches before each run, and leaves the cookies, which hold the session.
  const flags = { port, onlyCategories: [...CATEGORIES], logLevel: 'error' as const }
  const outcome = await lighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined)
  if (!outcome) throw new Error('Lighthouse answered nothing.')
  const { runtimeError, finalDisplayedUrl } = outcome.lhr
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`)
  if (!finalDisplayedUrl.startsWith(url)) throw new Error(`${url} led to ${finalDisplayedUrl}.`)
  return outcome.lhr
}

function summarise(page: string, form: string, results: Result[]): Measured {
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, medianOf(results.map(({ categories }) => scoreOf(categories[name]?.score)))]))
  const metrics = Object.fromEntries(Object.keys(METRICS).map((name) => [name, medianOf(results.map(({ audits }) => audits[name]?.numericValue ?? Number.NaN))]))
  // What a category other than performance is not whole for; there every finding has a name.
  const failed = results.flatMap(({ categories, audits }) =>
    ['accessibility', 'best-practices'].flatMap((name) => categories[name]?.auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1).map(({ id }) => id) ?? []))
  return { page, form, scores, metrics, failed: [...new Set(failed)] }
}

function scoreOf(score: number | null | undefined): number {
  return Math.round((score ?? 0) * 100)
}

function render(measured: Measured[]): string {
  const head = ['page', 'form', ...CATEGORIES, ...Object.values(METRICS), 'findings']
  const rows = measured.map(({ page, form, scores, metrics, failed }) => [
    page,
    form,
    ...CATEGORIES.map((name) => String(scores[name])),
    ...Object.keys(METRICS).map((name) => (metrics[name] ?? Number.NaN).toFixed(name === 'cumulative-layout-shift' ? 3 : 0)),
    failed.join(', ') || 'none',
  ])
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
