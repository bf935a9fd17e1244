import type { Message, ScheduledMessage } from '@/lib/contract/views'
import type { CallerCtx } from '../ctx'
import type { Outcome } from '../verb'
import type { Said } from './content'
import { scheduleMessage } from './schedule-message'
import { sendMessage } from './send-message'

/** Says something now, or at `sendAt`. */
export function sendOrSchedule(
  ctx: CallerCtx,
  { sendAt, ...said }: Said & { id: string; clientId?: string | undefined; sendAt?: string | undefined },
): Promise<Outcome<Message | ScheduledMessage>> {
  return sendAt === undefined ? sendMessage(ctx, said) : scheduleMessage(ctx, { ...said, sendAt })
}
