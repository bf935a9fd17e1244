import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '@/lib/environment'
import { freePort } from '@/server/ports'
import type { NodeHandlerJob } from './node-handler'

const root = path.join(projectRoot, '.cache', 'bench-next')
const require = createRequire(import.meta.url)
const next = require.resolve('next/dist/bin/next')

/** The whole app: one route handler that runs the statement for the lane in its body. */
const files = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'next.config.js': `export default {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  outputFileTracingRoot: ${JSON.stringify(projectRoot)},
  serverExternalPackages: ['postgres'],
  agentRules: false,
  experimental: { agentUpgrade: false },
}
`,
  'app/send/route.js': `import postgres from 'postgres'
import { bind } from '../../../../bench/statement'

export const dynamic = 'force-dynamic'
const { url, statement, connections } = JSON.parse(process.env.BENCH_NEXT_JOB ?? '{}')
const sql = url && postgres(url, { max: connections, onnotice: () => {} })

export async function POST(request) {
  const lane = await request.json()
  const [row] = await sql.unsafe(statement.text, bind(statement, lane), { prepare: true })
  return Response.json(row, { status: 201 })
}
`,
}

/** A bare Next route handler that only runs the statement, built once and served by `next start`. */
export async function startNextApp(job: NodeHandlerJob): Promise<{ url: string; stop(): Promise<void> }> {
  await ensureBuilt()
  const port = await freePort()
  const child = runNext(['start', '--hostname', '127.0.0.1', '--port', String(port)], { BENCH_NEXT_JOB: JSON.stringify(job) })
  const stop = () => end(child.process)
  try {
    await untilAnswering(`http://127.0.0.1:${port}/send`, child)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `http://127.0.0.1:${port}/send`, stop }
}

async function ensureBuilt(): Promise<void> {
  const version = (require('next/package.json') as { version: string }).version
  const stamp = createHash('sha256').update(version + JSON.stringify(files) + readFileSync(path.join(projectRoot, 'bench/statement.ts'), 'utf8')).digest('hex')
  const stampFile = path.join(root, 'built')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  rmSync(root, { recursive: true, force: true })
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), content)
  }
  // Turbopack looks for instrumentation.ts up to its root, and would build the product's own into this app.
  const child = runNext(['build', '--webpack'], {})
  const [code] = (await once(child.process, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`The bare Next app could not be built.\n${child.output()}`)
  writeFileSync(stampFile, stamp)
}

interface Running {
  process: ChildProcess
  output: () => string
}

function runNext(args: string[], variables: Record<string, string>): Running {
  const child = spawn(process.execPath, [next, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output = (output + chunk.toString()).slice(-4000) })
  return { process: child, output: () => output }
}

/** A GET is 405 as soon as the handler is there. */
async function untilAnswering(url: string, { process: child, output }: Running): Promise<void> {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.status === 405) return
    await sleep(100)
  }
  throw new Error(`The bare Next app does not answer.\n${output()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await exited
  clearTimeout(late)
}
