import type { CallerCtx } from '../ctx'
import { publishChange } from '../messages/changes'
import { announceConversation, announceRequest } from '../requests/announce'

/** Who hears of a change of a group, and how. */
interface Hearers {
  /** Everybody who is in it now: they get what the group says. */
  active: readonly string[]
  /** Who was in it, or asked into it, until now: they fetch it once more. */
  gone?: readonly string[]
  asked?: readonly (string | null)[]
}

/** Tells of what was just written; on every device, for no answer holds the system message itself. */
export async function announceGroup(ctx: CallerCtx, { id, seq }: { id: string; seq: number }, { active, gone = [], asked = [] }: Hearers): Promise<void> {
  await publishChange({ ...ctx, socketId: undefined }, id, seq, active)
  if (gone.length > 0) await announceConversation(ctx, id, gone)
  for (const requestId of asked) if (requestId) await announceRequest(ctx, 'request_created', requestId)
}
