import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const STOPPED_WITHIN = 15_000

/** A Node process of a story, in the project's folder, with what it prints. */
export class NodeProcess {
  readonly #child: ChildProcess
  readonly #closed: Promise<unknown>
  #output = ''

  constructor(args: string[], variables: Record<string, string>) {
    this.#child = spawn(process.execPath, args, { cwd: ROOT, env: { PATH: process.env.PATH, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', ...variables }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#closed = once(this.#child, 'close')
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
  }

  /** Everything that it printed so far. */
  get output(): string {
    return this.#output
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** Waits until it ends by itself. @returns its exit code, null after a signal. */
  async end(): Promise<number | null> {
    await this.#closed
    return this.#child.exitCode
  }

  /** Stops it in order, or by force where that takes too long. */
  async stop(): Promise<void> {
    if (this.ended) return
    this.#child.kill('SIGTERM')
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOPPED_WITHIN)
    await this.#closed
    clearTimeout(late)
  }
}
