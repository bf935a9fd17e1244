import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type LaunchOptions } from '@playwright/test'
import { withFewFonts } from './fonts'
import { unpackChromium, type BrowserProgram } from './packed-chromium'

const ROOT = path.resolve(import.meta.dirname, '..')
const ANSWER = path.join(ROOT, '.cache', 'browser.json')
const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

type Candidate = { name: string; find: () => Promise<BrowserProgram | null> }

/** Where a browser may come from, cheapest first; the last two fetch one. */
const CANDIDATES: Candidate[] = [
  { name: '$CHROME_PATH', find: async () => program(process.env.CHROME_PATH) },
  { name: "Playwright's own", find: async () => program(chromium.executablePath()) },
  { name: 'the system', find: async () => program(SYSTEM_PATHS.find((file) => existsSync(file))) },
  { name: '@sparticuz/chromium', find: unpackChromium },
  { name: 'playwright install', find: installWithPlaywright },
  { name: 'apt-get install', find: installWithApt },
]

/**
 * Finds the first browser that really starts headless, and returns how Playwright launches it. The answer is kept
 * in `.cache/browser.json`; it is started once more before it is trusted again.
 * @throws where none starts, with what each candidate said.
 */
export async function findBrowser(report: (line: string) => void = () => {}): Promise<LaunchOptions> {
  const known = process.env.CHROME_PATH ? null : readAnswer()
  if (known && (await startProblem(known)) === null) return launchOptions(known)
  const problems: string[] = []
  for (const { name, find } of CANDIDATES) {
    const found = await find().catch((error: unknown) => void problems.push(`${name}: ${String(error)}`))
    if (!found) continue
    const problem = await startProblem(found)
    if (problem === null) {
      report(`browser: ${name} (${found.executablePath})`)
      writeAnswer(found)
      return launchOptions(found)
    }
    problems.push(`${name}: ${problem}`)
  }
  throw new Error(`No browser starts on this machine. Set CHROME_PATH to one.\n${problems.join('\n')}`)
}

/** The same browser for measuring: without the fonts that only stories need. */
export async function findMeasuringBrowser(): Promise<LaunchOptions> {
  const options = await findBrowser()
  const fonts = options.env?.['FONTCONFIG_FILE']
  return fonts === undefined ? options : { ...options, env: { ...options.env, FONTCONFIG_FILE: withFewFonts(fonts) } }
}

/** How Playwright launches the Chromium of the npm package, wherever else a browser may be; null where it does not start. */
export async function findPackedBrowser(): Promise<LaunchOptions | null> {
  const found = await unpackChromium().catch(() => null)
  return found && (await startProblem(found)) === null ? launchOptions(found) : null
}

/** What Playwright needs to start the program; as root Chromium refuses to run with its sandbox. */
export function launchOptions({ executablePath, env }: BrowserProgram): LaunchOptions {
  return {
    executablePath,
    env: { ...definedVariables(process.env), ...env },
    chromiumSandbox: false,
    args: ['--disable-dev-shm-usage'],
  }
}

async function startProblem(found: BrowserProgram): Promise<string | null> {
  try {
    const browser = await chromium.launch({ ...launchOptions(found), timeout: 20_000 })
    const page = await browser.newPage()
    await page.setContent('<p>ready</p>')
    const text = await page.textContent('p')
    await browser.close()
    return text === 'ready' ? null : 'shows no page'
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(0, 8).join(' ') : String(error)
  }
}

function program(executablePath: string | undefined): BrowserProgram | null {
  return executablePath && existsSync(executablePath) ? { executablePath, env: {} } : null
}

async function installWithPlaywright(): Promise<BrowserProgram | null> {
  const cli = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js')
  run(process.execPath, [cli, 'install', 'chromium'])
  return program(chromium.executablePath())
}

async function installWithApt(): Promise<BrowserProgram | null> {
  if (process.getuid?.() !== 0) throw new Error('needs root')
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-color-emoji'])
  return program('/usr/bin/chromium')
}

function run(command: string, args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 600_000 })
  if (error) throw error
  if (status !== 0) throw new Error(stderr.trim().split('\n').slice(-2).join(' '))
}

function readAnswer(): BrowserProgram | null {
  try {
    const found = JSON.parse(readFileSync(ANSWER, 'utf8')) as BrowserProgram
    return existsSync(found.executablePath) ? found : null
  } catch {
    return null
  }
}

function writeAnswer(found: BrowserProgram): void {
  mkdirSync(path.dirname(ANSWER), { recursive: true })
  writeFileSync(ANSWER, JSON.stringify(found, null, 2))
}

function definedVariables(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await findBrowser((line) => process.stdout.write(`${line}\n`))
}
