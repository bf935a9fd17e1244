import { type ErrorCode, ParleyError } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'
import { blockUser } from '../people/block-user'
import { acceptRequest, declineRequest } from './decide-request'

interface Decided {
  id: string
  /** Null where it was done. */
  code: ErrorCode | null
}

const actions = {
  accept: acceptRequest,
  decline: declineRequest,
  /** Declines, and hears nothing of the sender again. */
  async block(ctx: CallerCtx, { id }: { id: string }) {
    const request = await declineRequest(ctx, { id })
    await blockUser(ctx, { id: request.from.id })
  },
}

/** Decides on many requests, one after the other; one that cannot be decided does not stop the rest. */
export async function decideRequests(ctx: CallerCtx, input: { ids: string[]; action: keyof typeof actions }): Promise<{ items: Decided[] }> {
  const items: Decided[] = []
  for (const id of new Set(input.ids)) items.push({ id, code: await codeOf(() => actions[input.action](ctx, { id })) })
  return { items }
}

async function codeOf(action: () => Promise<unknown>): Promise<ErrorCode | null> {
  try {
    await action()
    return null
  } catch (refusal) {
    if (refusal instanceof ParleyError) return refusal.code
    throw refusal
  }
}
