import { expect, it } from 'vitest'
import { takeJobsWaiting } from '@/lib/messaging/jobs/wake'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { updatePresence } from '@/lib/messaging/presence/presence'
import { scene } from '@/lib/messaging/testing/scene'
import { heartbeat } from './heartbeat'

// These tests have no hub, as on a host where no process lasts.
const { ctx, published, pair } = scene()

function toldTo(userId: string, type: string) {
  return published.filter(({ userIds, event }) => event.type === type && userIds.includes(userId)).map(({ event }) => event)
}

it('announces who went away without a word', async () => {
  const { ada, ben } = await pair()
  await updatePresence(ada, { status: 'online' })
  await updatePresence(ben, { status: 'online' })
  await ctx.sql`update presence set heartbeat_at = now() - interval '6 minutes', active_at = null where user_id = ${ben.made.id}`
  await heartbeat(ada, { status: 'online' })
  expect(toldTo(ada.made.id, 'presence_changed').at(-1)).toMatchObject({ userId: ben.made.id, online: false })
})

it('publishes what a crash left in the outbox', async () => {
  const { ada, ben, id } = await pair()
  await sendMessage({ ...ada, announcer: { publish: async () => {}, disconnect: async () => {} } }, { id, text: 'left behind' })
  await ctx.sql`update outbox set at = at - interval '1 minute' where conversation_id = ${id}`
  await heartbeat(ben, { status: 'online' })
  expect(toldTo(ben.made.id, 'message_created')).toMatchObject([{ conversationId: id, seq: 1 }])
})

it('has the jobs that are due done after its answer', async () => {
  const { ada } = await pair()
  takeJobsWaiting()
  await heartbeat(ada, { status: 'online' })
  expect(takeJobsWaiting()).toBe(true)
})
