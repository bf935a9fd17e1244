import { purgeExports } from '@/lib/messaging/account/purge-exports'
import type { Ctx } from '@/lib/messaging/ctx'
import { jobsEnqueued } from '@/lib/messaging/jobs/wake'
import { purgeUploads } from '@/lib/messaging/media/purge-uploads'
import { announcePresence } from '@/lib/messaging/presence/announce'
import { publishLeftovers } from './outbox'
import { purgeExpired } from './purge'

/**
 * What has to be done again and again where no process of ours lasts: announces who went away without a word, publishes what a
 * crash left in the outbox, purges files, and has the jobs that are due done after the answer.
 */
export async function tick(ctx: Ctx): Promise<void> {
  await announcePresence(ctx)
  await publishLeftovers(ctx)
  await purgeUploads(ctx)
  jobsEnqueued()
}

/** A clock outside calls this, so that jobs are done although nobody is here. It does nothing that was not due. */
export async function runHousekeeping(ctx: Ctx): Promise<void> {
  await tick(ctx)
  await purgeExpired(ctx.sql)
  await purgeExports(ctx)
}
