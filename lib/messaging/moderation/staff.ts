import { ParleyError } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'

/** Throws `forbidden` for anybody but moderators and administrators. That these endpoints exist is no secret. */
export function assertModerator({ caller }: CallerCtx): void {
  if (caller.role === 'user') throw new ParleyError('forbidden', 'This is for moderators.')
}

/** Throws `forbidden` for anybody but administrators. */
export function assertAdministrator({ caller }: CallerCtx): void {
  if (caller.role !== 'administrator') throw new ParleyError('forbidden', 'This is for administrators.')
}
