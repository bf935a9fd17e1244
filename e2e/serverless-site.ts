import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@/server/ports'
import { ensureDatabase, startPostgres } from '@/server/postgres'
import { NodeProcess } from './child-process'

const READY_WITHIN = 60_000
const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** Parley as a serverless host runs it: `next start` alone, beside a Postgres and a Pusher-compatible server of somebody else. */
export class ServerlessSite {
  readonly #cleanup: (() => Promise<void> | void)[] = []
  /** Where people reach it. */
  url = ''
  /** The origin of the Pusher-compatible server's sockets. */
  hubUrl = ''
  /** Where the five contracts' sockets are: the gateway, in a process of its own. */
  socketsUrl = ''
  /** What an operator sets for it. */
  variables: Record<string, string> = {}

  /** Starts all of it and migrates the database, in the order of docs/deploy.md. `more` is what the operator sets besides. */
  static async start(more: Record<string, string> = {}): Promise<ServerlessSite> {
    const site = new ServerlessSite()
    try {
      await site.#start(more)
      return site
    } catch (error) {
      await site.stop()
      throw error
    }
  }

  async #start(more: Record<string, string>): Promise<void> {
    const port = await freePort('localhost')
    this.url = `http://localhost:${port}`
    const pusher = { PUSHER_APP_ID: '4242', PUSHER_KEY: 'external-key', PUSHER_SECRET: randomBytes(16).toString('hex') }
    const DATABASE_URL = await this.#startDatabase()
    const hubPort = await this.#startHub(pusher)
    this.hubUrl = `ws://localhost:${hubPort}`
    this.variables = {
      ...pusher, DATABASE_URL,
      PUSHER_HOST: 'localhost', PUSHER_PORT: hubPort, PUSHER_SCHEME: 'http',
      NEXTAUTH_SECRET: randomBytes(32).toString('base64'), NEXTAUTH_URL: this.url,
      DATA_DIR: this.#folder(),
      ...more,
    }
    await this.#migrate(DATABASE_URL)
    await Promise.all([this.#serve(port), this.#startGateway()])
  }

  async #startDatabase(): Promise<string> {
    const server = await startPostgres({ dataDir: this.#folder(), report: () => {}, settings: { fsync: 'off' } })
    this.#cleanup.push(() => server.stop())
    return ensureDatabase(server.url, 'parley')
  }

  /** One that is removed in the end. */
  #folder(): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'parley-serverless-'))
    this.#cleanup.push(() => rmSync(folder, { recursive: true, force: true }))
    return folder
  }

  async #startHub(variables: Record<string, string>): Promise<string> {
    const hub = this.#run(['--import', 'tsx', 'e2e/hub-process.ts'], variables)
    await until(() => /^\d+\n/.test(hub.output), hub)
    return hub.output.trim()
  }

  async #startGateway(): Promise<void> {
    const port = await freePort('localhost')
    this.socketsUrl = `http://localhost:${port}`
    const gateway = this.#run(['--import', 'tsx', 'server/gateway.ts'], { ...this.variables, PORT: String(port) })
    await until(() => gateway.output.includes('sockets are served'), gateway)
  }

  async #migrate(DATABASE_URL: string): Promise<void> {
    const migration = new NodeProcess(['--import', 'tsx', 'scripts/migrate.ts'], { DATABASE_URL })
    if (await migration.end() !== 0) throw new Error(`The migration failed.\n${migration.output}`)
  }

  async #serve(port: number): Promise<void> {
    const server = this.#run([next, 'start', '-p', String(port)], this.variables)
    await until(async () => (await fetch(`${this.url}/api/health/ready`).catch(() => null))?.ok === true, server)
  }

  #run(args: string[], variables: Record<string, string>): NodeProcess {
    const started = new NodeProcess(args, variables)
    this.#cleanup.push(() => started.stop())
    return started
  }

  /** Stops everything that was started, the last first, and removes the data. */
  async stop(): Promise<void> {
    for (const clean of this.#cleanup.splice(0).reverse()) await clean()
  }
}

/** Starts `next start` with an environment that it must refuse. @returns what it said until it ended. */
export async function startRefused(variables: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const server = new NodeProcess([next, 'start', '-p', String(await freePort('localhost'))], variables)
  try {
    await until(() => server.ended, server).catch(() => {})
    if (!server.ended) return { code: null, output: server.output }
    return { code: await server.end(), output: server.output }
  } finally {
    await server.stop()
  }
}

async function until(happened: () => boolean | Promise<boolean>, running: NodeProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN
  while (!(await happened())) {
    if (running.ended) throw new Error(`It ended while starting.\n${running.output}`)
    if (Date.now() > deadline) throw new Error(`It was not ready in ${READY_WITHIN / 1000} s.\n${running.output}`)
    await sleep(100)
  }
}
