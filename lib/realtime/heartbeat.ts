import { environment } from '@/lib/environment'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { jobs } from '@/lib/messaging/jobs/registry'
import { runDueJobs } from '@/lib/messaging/jobs/run-jobs'
import { purgeUploads } from '@/lib/messaging/media/purge-uploads'
import { announcePresence } from '@/lib/messaging/presence/announce'
import { updatePresence } from '@/lib/messaging/presence/presence'
import { publishLeftovers } from './outbox'

/**
 * A person's heartbeat (decision 15). Where no process of ours lasts, heartbeats are the clock as well: each announces who
 * went away without a word, publishes what a crash left in the outbox, does what jobs are due, and purges files. With the hub, the
 * housekeeping does that.
 */
export async function heartbeat(ctx: CallerCtx, input: { status: 'online' | 'away' | 'offline' }): Promise<void> {
  await updatePresence(ctx, input)
  if (environment().hub) return
  await announcePresence(ctx)
  await publishLeftovers(ctx)
  await runDueJobs(ctx, jobs)
  await purgeUploads(ctx)
}
