import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { projectRoot } from '@/lib/environment'

type Reply = { result: unknown } | { error: string }

/**
 * Work in a process of its own, so that what makes the load and what bears it do not share an event loop.
 * `file` is a path from the root; it answers jobs with `answerJobs`.
 */
export class Worker {
  readonly #child: ChildProcess

  constructor(file: string) {
    this.#child = fork(path.join(projectRoot, file), {
      cwd: projectRoot,
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
  }

  /** Hands over a job and waits for its result. @throws Error with what the worker said, or that it ended. */
  run<Result>(job: object): Promise<Result> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('A worker of the bench ended before it answered.'))
      this.#child.once('exit', ended)
      this.#child.once('message', (reply: Reply) => {
        this.#child.off('exit', ended)
        if ('error' in reply) reject(new Error(reply.error))
        else resolve(reply.result as Result)
      })
      this.#child.send(job)
    })
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await exited
  }
}

/** Runs one job in a worker of its own. */
export async function runJob<Result>(file: string, job: object): Promise<Result> {
  const worker = new Worker(file)
  try {
    return await worker.run<Result>(job)
  } finally {
    await worker.stop()
  }
}

/** The worker's side: answers each job with what `work` makes of it. A worker whose bench is gone ends. */
export function answerJobs(work: (job: never) => Promise<unknown>): void {
  process.once('disconnect', () => process.exit())
  process.on('message', (job) => {
    work(job as never).then(
      (result) => process.send?.({ result } satisfies Reply),
      (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Reply),
    )
  })
}
