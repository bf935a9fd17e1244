import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { scene } from '../testing/scene'
import { enqueue, enqueueFrom } from './enqueue'
import { backoff, defineJob, HopelessError, type Job } from './job'
import { showOnce } from './worker.fixture'
import { claimJobs, runDueJobs } from './run-jobs'
import { startWorker } from './worker'

const { ctx } = scene()
const { sql } = ctx
const payload = z.object({ name: z.string() })

afterEach(() => sql`delete from jobs`)

/** A job that notes what it was run with; `run` decides what becomes of it. */
function noting(run: (name: string) => Promise<void> | void = () => {}, traits: Partial<Job<typeof payload>> = {}) {
  const ran: string[] = []
  const job = defineJob({
    kind: 'noting',
    payload,
    async run(_, { name }) {
      ran.push(name)
      await run(name)
    },
    ...traits,
  })
  return { ran, job }
}

const fails = () => {
  throw new Error('The other side is away.')
}
const waiting = () => sql<{ key: string; attempts: number; lastError: string | null; failed: boolean; held: boolean; inSeconds: number }[]>`
  select key, attempts, last_error as "lastError", failed_at is not null as failed, held_until is not null as held,
    round(extract(epoch from run_at - now()))::int as "inSeconds" from jobs order by key`
/** As if all waiting and all holding were over. */
const later = () => sql`update jobs set run_at = now() - interval '1 second', held_until = held_until - interval '1 day'`

describe('a job', () => {
  it('is done once and is then gone', async () => {
    const { ran, job } = noting()
    await enqueue(sql, job, 'a', { name: 'Ada' })
    expect(await runDueJobs(ctx, [job])).toBe(1)
    expect(await runDueJobs(ctx, [job])).toBe(0)
    expect(ran).toEqual(['Ada'])
    expect(await waiting()).toEqual([])
  })

  it('waits once per key, also when many enqueue it at the same time', async () => {
    const { ran, job } = noting()
    await Promise.all(Array.from({ length: 20 }, () => enqueue(sql, job, 'a', { name: 'Ada' })))
    await runDueJobs(ctx, [job])
    expect(ran).toEqual(['Ada'])
  })

  it('is enqueued by the very statement of a write, or not at all', async () => {
    const { ran, job } = noting()
    const write = (divisor: number) => sql`
      with written as (select 'Ben'::text as name, 1 / ${divisor}::int as result),
        queued as (${enqueueFrom(sql, job, sql`select name, jsonb_build_object('name', name) from written`)})
      select result from written`
    await expect(write(0)).rejects.toThrow('division by zero')
    expect(await waiting()).toEqual([])
    await write(1)
    await runDueJobs(ctx, [job])
    expect(ran).toEqual(['Ben'])
  })

  it('begins at its time and not before', async () => {
    const { ran, job } = noting()
    const [hour] = await sql<{ at: Date }[]>`select now() + interval '1 hour' as at`
    await enqueue(sql, job, 'a', { name: 'Ada' }, hour!.at)
    expect(await runDueJobs(ctx, [job])).toBe(0)
    await later()
    await runDueJobs(ctx, [job])
    expect(ran).toEqual(['Ada'])
  })

  it('that fails is tried again, each time after three times as long', async () => {
    const { job } = noting(fails)
    await enqueue(sql, job, 'a', { name: 'Ada' })
    for (const [attempts, inSeconds] of [[1, 5], [2, 15], [3, 45]]) {
      await runDueJobs(ctx, [job])
      expect(await waiting()).toEqual([{ key: 'a', attempts, lastError: 'The other side is away.', failed: false, held: false, inSeconds }])
      expect(await runDueJobs(ctx, [job])).toBe(0)
      await later()
    }
    expect(backoff(30)).toBe(6 * 3600)
  })

  it('that failed too often is given up with its reason, tells so once, and makes room for its key', async () => {
    const gaveUp: string[] = []
    const { ran, job } = noting(fails, { attempts: 2, gaveUp: async (_, { name }, reason) => void gaveUp.push(`${name}: ${reason}`) })
    await enqueue(sql, job, 'a', { name: 'Ada' })
    for (let count = 0; count < 4; count++) {
      await runDueJobs(ctx, [job])
      await later()
    }
    expect(ran).toEqual(['Ada', 'Ada'])
    expect(gaveUp).toEqual(['Ada: The other side is away.'])
    expect(await waiting()).toMatchObject([{ failed: true, lastError: 'The other side is away.', attempts: 2 }])
    await enqueue(sql, job, 'a', { name: 'Ada' })
    expect(await waiting()).toHaveLength(2)
  })

  it('that cannot succeed is given up at once', async () => {
    const { ran, job } = noting(() => {
      throw new HopelessError('It is gone.')
    })
    await enqueue(sql, job, 'a', { name: 'Ada' })
    await runDueJobs(ctx, [job])
    expect(ran).toEqual(['Ada'])
    expect(await waiting()).toMatchObject([{ failed: true, lastError: 'It is gone.' }])
  })

  it('that kills every worker is given up too', async () => {
    const { ran, job } = noting(undefined, { attempts: 2 })
    await enqueue(sql, job, 'a', { name: 'Ada' })
    for (let count = 0; count < 2; count++) {
      await claimJobs(ctx, [job], 1)
      await later()
    }
    await runDueJobs(ctx, [job])
    expect(ran).toEqual([])
    expect(await waiting()).toMatchObject([{ failed: true }])
  })

  it('of a kind that a worker does not know is left for another', async () => {
    await enqueue(sql, noting().job, 'a', { name: 'Ada' })
    expect(await runDueJobs(ctx, [])).toBe(0)
    expect(await waiting()).toMatchObject([{ attempts: 0 }])
  })
})

describe('two workers', () => {
  it('never do the same job', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `n${index}`)
    const { ran, job } = noting()
    await Promise.all(names.map(name => enqueue(sql, job, name, { name })))
    await Promise.all(Array.from({ length: 10 }, () => runDueJobs(ctx, [job], 25)))
    while (await runDueJobs(ctx, [job]) > 0);
    expect(ran.toSorted()).toEqual(names.toSorted())
  })

  it('never do the same job at once, also while it takes long', async () => {
    let finish = () => {}
    const { ran, job } = noting(() => new Promise<void>(resolve => {
      finish = resolve
    }))
    await enqueue(sql, job, 'a', { name: 'Ada' })
    const first = runDueJobs(ctx, [job])
    await expect.poll(() => ran).toEqual(['Ada'])
    expect(await runDueJobs(ctx, [job])).toBe(0)
    finish()
    await first
    expect(ran).toEqual(['Ada'])
  })

  it('who comes back after another took over its job leaves that one alone', async () => {
    const { job } = noting(async () => {
      await later()
      await claimJobs(ctx, [job], 1)
    })
    await enqueue(sql, job, 'a', { name: 'Ada' })
    await runDueJobs(ctx, [job])
    expect(await waiting()).toMatchObject([{ attempts: 2, held: true }])
  })
})

describe('a worker', () => {
  it('begins at once with what is enqueued in its process', async () => {
    const { ran, job } = noting()
    const worker = startWorker(ctx, [job], () => {})
    await enqueue(sql, job, 'a', { name: 'Ada' })
    await expect.poll(() => ran, { interval: 5 }).toEqual(['Ada'])
    await worker.stop()
    expect(await waiting()).toEqual([])
  })

  it('is not held up by a slow job', async () => {
    let finish = () => {}
    const { ran, job } = noting(name => (name === 'slow' ? new Promise<void>(resolve => {
      finish = resolve
    }) : undefined))
    const worker = startWorker(ctx, [job], () => {})
    await enqueue(sql, job, 'slow', { name: 'slow' })
    await expect.poll(() => ran).toEqual(['slow'])
    await enqueue(sql, job, 'quick', { name: 'quick' })
    await expect.poll(() => ran).toEqual(['slow', 'quick'])
    finish()
    await worker.stop()
    expect(await waiting()).toEqual([])
  })

  it('that is killed in the middle of a job loses nothing: another finishes it, and its effect shows once', async () => {
    await sql`create table if not exists shown (name text)`
    await enqueue(sql, showOnce, 'before', { name: 'killed before its effect', dies: 'before' })
    await enqueue(sql, showOnce, 'after', { name: 'killed after its effect', dies: 'after' })
    await killedInTheMiddle()
    expect(await sql`select name from shown`).toEqual([{ name: 'killed after its effect' }])
    expect(await waiting()).toMatchObject([{ key: 'after', held: true }, { key: 'before', held: true }])
    expect(await runDueJobs(ctx, [showOnce])).toBe(0)
    await later()
    expect(await runDueJobs(ctx, [showOnce])).toBe(2)
    expect(await waiting()).toEqual([])
    expect(await sql`select name from shown order by name`).toEqual([{ name: 'killed after its effect' }, { name: 'killed before its effect' }])
  })
})

/** A worker in a process of its own, killed when both of its jobs are under way. */
async function killedInTheMiddle(): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'worker.fixture.ts'), 'work'], {
    env: { ...process.env, NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  try {
    await expect.poll(() => said.split('\n').filter(line => line === 'in the middle').length, { timeout: 20_000 }).toBe(2)
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}
