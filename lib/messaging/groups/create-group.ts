import { invalid } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'

/** A new group with the caller as its owner. */
export async function createGroup(_ctx: CallerCtx, _input: { memberIds: string[]; name?: string | undefined }): Promise<{ id: string; isNew: boolean }> {
  throw invalid('memberIds', 'One other person.')
}
