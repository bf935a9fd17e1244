import type { Message } from '@/lib/contract/views'
import { assertRef } from '../access'
import { findOrBegin } from '../conversations/create-conversation'
import type { CallerCtx } from '../ctx'
import type { Outcome } from '../verb'
import { type Said, textOf } from './content'
import { sendMessage } from './send-message'

/**
 * Says something to a person: in the pair's one conversation, which is begun if there is none (decision 2). What would
 * be refused begins nothing. Everything else is as in `sendMessage`. `userId` of
 * the answer is that person's UUID.
 */
export async function sendToPerson(ctx: CallerCtx, input: Said & { userId: string; clientId?: string | undefined }): Promise<Outcome<{ userId: string; message: Message }>> {
  const { userId, ...said } = input
  assertRef('userId', userId)
  textOf(said)
  const { id, otherId } = await findOrBegin(ctx, userId, { toWrite: true })
  const { outcome, view } = await sendMessage(ctx, { ...said, id })
  return { outcome, view: { userId: otherId, message: view } }
}
