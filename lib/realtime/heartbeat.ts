import { environment } from '@/lib/environment'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { updatePresence } from '@/lib/messaging/presence/presence'
import { tick } from './clock'

/** A person's heartbeat (decision 15). Where no process of ours lasts, heartbeats are the clock as well; with the hub, the housekeeping is. */
export async function heartbeat(ctx: CallerCtx, input: { status: 'online' | 'away' | 'offline' }): Promise<void> {
  await updatePresence(ctx, input)
  if (!environment().hub) await tick(ctx)
}
