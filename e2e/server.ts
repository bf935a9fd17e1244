import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@/server/ports'
import { administrator } from './staff'

const ROOT = path.resolve(import.meta.dirname, '..')
const READY_WITHIN = 120_000
const STOPPED_WITHIN = 15_000

/** A Parley of its own, as `npm start` runs it, on a free port and with data that last as long as the object. */
export class ParleyServer {
  readonly url: string
  readonly #dataDir = mkdtempSync(path.join(tmpdir(), 'parley-e2e-'))
  readonly #variables: Record<string, string>
  #child: ChildProcess | null = null
  #output = ''
  #hubRuns = true

  private constructor(readonly port: number, variables: Record<string, string>) {
    this.url = `http://localhost:${port}`
    this.#variables = variables
  }

  /** What `STORIES_AT` names: a Parley that runs already (`npm run dev`), for stories that neither stop nor change it. */
  static running(): ParleyServer | null {
    const { STORIES_AT } = process.env
    return STORIES_AT ? new ParleyServer(Number(new URL(STORIES_AT).port), {}) : null
  }

  /** Starts one and waits until it is ready. `variables` are environment variables over those of the suite. */
  static async start(variables: Record<string, string> = {}): Promise<ParleyServer> {
    const server = new ParleyServer(await freePort('localhost'), variables)
    await server.start()
    return server
  }

  /** What the process printed so far, for a failed test's report. */
  get output(): string {
    return this.#output
  }

  /** Starts the process again after `kill` or `halt`: the same port, the same data. */
  async start(): Promise<void> {
    if (this.#child) throw new Error('The server runs already.')
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', RATE_LIMITS: 'off', DEMO: '1', ADMIN_USERNAME: administrator.username, ADMIN_PASSWORD: administrator.password, PARLEY_TEST: '1', LOG_LEVEL: 'error', DATABASE_URL: '', ...this.#variables, PORT: String(this.port), DATA_DIR: this.#dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    this.#hubRuns = this.#variables.PARLEY_TEST_HUB !== 'off'
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    await this.#waitUntilReady(child)
  }

  /** Ends the process as a crash would, with -9. Its Postgres is left behind, for the next `start` to adopt. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Stops the process in order and keeps the data. */
  async halt(): Promise<void> {
    await this.#end('SIGTERM')
  }

  /** Takes real time away, and nothing else; the process goes on. */
  stopHub(): void {
    if (this.#hubRuns) this.#toggleHub()
  }

  /** Brings real time back after `stopHub`. */
  startHub(): void {
    if (!this.#hubRuns) this.#toggleHub()
  }

  /** Stops everything that was started and removes the data. */
  async stop(): Promise<void> {
    // Only a process that adopts the Postgres of a killed one can stop it.
    if (!this.#child) await this.start()
    await this.#end('SIGTERM')
    rmSync(this.#dataDir, { recursive: true, force: true })
  }

  #toggleHub(): void {
    if (!this.#child?.kill('SIGUSR2')) throw new Error('The server does not run.')
    this.#hubRuns = !this.#hubRuns
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN)
    await exited
    clearTimeout(late)
  }

  async #waitUntilReady(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_WITHIN
    while (Date.now() < deadline) {
      if (child.exitCode !== null || child.signalCode !== null) {
        this.#child = null
        throw new Error(`The server ended while starting.\n${this.#output}`)
      }
      const answer = await fetch(`${this.url}/api/health/ready`).catch(() => null)
      if (answer?.ok) return
      await sleep(100)
    }
    throw new Error(`The server was not ready in ${READY_WITHIN / 1000} s.\n${this.#output}`)
  }
}
