import { expect, it } from 'vitest'
import { scheduleMessage } from '@/lib/messaging/messages/schedule-message'
import { listMessages } from '@/lib/messaging/messages/list-messages'
import { jobsEnqueued } from '@/lib/messaging/jobs/wake'
import { scene } from '@/lib/messaging/testing/scene'
import { startHousekeeping } from './housekeeping'

const { ctx, pair } = scene()

it('does the jobs of this process, at once when it is told, and ends what it began', async () => {
  const { ada, ben, id } = await pair()
  await scheduleMessage(ada, { id, text: 'Good morning', sendAt: new Date(Date.now() + 60_000).toISOString() })
  const failures: unknown[] = []
  const housekeeping = startHousekeeping(ctx, error => failures.push(error))
  await ctx.sql`update jobs set run_at = now()`
  jobsEnqueued()
  await expect.poll(async () => (await listMessages(ben, { id, limit: 10 })).items.map(({ text }) => text)).toEqual(['Good morning'])
  await housekeeping.stop()
  expect(await ctx.sql`select kind from jobs`).toEqual([])
  expect(failures).toEqual([])
})
