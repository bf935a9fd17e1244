import type { Account } from '@/lib/contract/moderation-views'

/** Whether somebody is shut out at a moment: one that has run out counts no more. */
export function isSuspended({ suspendedAt, suspendedUntil }: Pick<Account, 'suspendedAt' | 'suspendedUntil'>, now: Date): boolean {
  return suspendedAt !== null && (suspendedUntil === null || Date.parse(suspendedUntil) > now.getTime())
}

/** For how long somebody can be shut out, in days; null: until somebody lifts it. */
export const suspensionLengths = { day: 1, week: 7, month: 30, forever: null } as const
export type SuspensionLength = keyof typeof suspensionLengths

/** When a suspension of a length that begins now is over. */
export function endOf(length: SuspensionLength, now: Date): Date | null {
  const days = suspensionLengths[length]
  return days === null ? null : new Date(now.getTime() + days * 86_400_000)
}
