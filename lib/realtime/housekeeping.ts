import { purgeExports } from '@/lib/messaging/account/purge-exports'
import type { Ctx } from '@/lib/messaging/ctx'
import { jobs } from '@/lib/messaging/jobs/registry'
import { startWorker } from '@/lib/messaging/jobs/worker'
import { purgeUploads } from '@/lib/messaging/media/purge-uploads'
import { announcePresence } from '@/lib/messaging/presence/announce'
import { renewSockets, socketClosed, socketOpened } from '@/lib/messaging/presence/sockets'
import { publishLeftovers, removePublished } from './outbox'
import { purgeExpired } from './purge'

const sweepEvery = 5_000
const renewEvery = 30_000
const purgeEvery = 3_600_000
const purgeUploadsEvery = 60_000
/** A reload closes and opens a socket; only who stays away for so long has gone (decision 15). Milliseconds. */
const grace = 3_000

/** What a lasting process does by the clock and by its sockets. Serverless hosts do it by heartbeats (heartbeat.ts). */
export interface Housekeeping {
  /** The first socket of somebody is open; the last one is closed. Told by the hub. */
  opened(userId: string): void
  closed(userId: string): void
  stop(): Promise<void>
}

/** Begins to publish what was left behind, to announce who went away, to note whose sockets live, and to do the jobs. */
export function startHousekeeping(ctx: Ctx, report: (error: unknown) => void): Housekeeping {
  const present = new Set<string>()
  const leaving = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  function run(action: () => Promise<unknown>): void {
    const task: Promise<void> = action().then(() => {}, report).finally(() => running.delete(task))
    running.add(task)
  }
  const worker = startWorker(ctx, jobs, report)
  const sweep = setInterval(() => run(async () => {
    await publishLeftovers(ctx)
    await announcePresence(ctx)
  }), sweepEvery)
  const renew = setInterval(() => run(() => renewSockets(ctx, [...present])), renewEvery)
  const purge = setInterval(() => run(async () => {
    await purgeExpired(ctx.sql)
    await purgeExports(ctx)
  }), purgeEvery)
  const files = setInterval(() => run(() => purgeUploads(ctx)), purgeUploadsEvery)

  return {
    opened(userId) {
      clearTimeout(leaving.get(userId))
      leaving.delete(userId)
      present.add(userId)
      run(() => socketOpened(ctx, userId))
    },
    closed(userId) {
      present.delete(userId)
      leaving.set(userId, setTimeout(() => {
        leaving.delete(userId)
        run(() => socketClosed(ctx, userId))
      }, grace))
    },
    async stop() {
      clearInterval(sweep)
      clearInterval(purge)
      clearInterval(files)
      clearInterval(renew)
      for (const timer of leaving.values()) clearTimeout(timer)
      await Promise.all([...running, worker.stop()])
      await removePublished(ctx.sql).catch(report)
    },
  }
}
