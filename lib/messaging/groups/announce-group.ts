import type { CallerCtx } from '../ctx'
import { publishChange } from '../messages/changes'
import { announceConversation, announceRequest } from '../requests/announce'
import type { Newcomer } from './newcomers'

/** Who hears of a change of a group, and how. */
interface Hearers {
  /** Everybody who is in it now: they get what the group says. */
  active: readonly string[]
  /** Who was in it, or asked into it, until now: they fetch it once more. */
  gone?: readonly string[]
  newcomers?: readonly Newcomer[]
}

/** Tells of what was just written; on every device, for no answer holds the system message itself. */
export async function announceGroup(ctx: CallerCtx, { id, seq }: { id: string; seq: number }, { active, gone = [], newcomers = [] }: Hearers): Promise<void> {
  await publishChange({ ...ctx, socketId: undefined }, id, seq, active)
  if (gone.length > 0) await announceConversation(ctx, id, gone)
  for (const { requestId, state } of newcomers) {
    // Whoever declined lately hears nothing of it.
    if (requestId) await announceRequest(ctx, 'request_created', requestId, state === 'declined' ? ctx.caller.userId : undefined)
  }
}
