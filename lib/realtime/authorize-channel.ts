import { createHmac } from 'node:crypto'
import { userChannel } from '@/lib/contract/events'
import { ParleyError } from '@/lib/contract/errors'
import { environment } from '@/lib/environment'
import type { CallerCtx } from '@/lib/messaging/ctx'

/** Lets the caller's socket listen to the caller's own channel, and to no other. */
export async function authorizeChannel(
  { caller }: CallerCtx,
  input: { socket_id: string; channel_name: string },
): Promise<{ auth: string }> {
  if (input.channel_name !== userChannel(caller.userId)) throw new ParleyError('forbidden', 'This channel is somebody else’s.')
  const app = environment().pusher ?? environment().hub
  if (!app) throw new ParleyError('unavailable', 'Real time is not configured.')
  const signature = createHmac('sha256', app.secret).update(`${input.socket_id}:${input.channel_name}`).digest('hex')
  return { auth: `${app.key}:${signature}` }
}
