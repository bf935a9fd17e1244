import type { ReportStatus } from '@/lib/contract/moderation-views'

/** From which states a report may come into each. What is decided stays decided. */
export const comesFrom = {
  reviewed: ['pending'],
  resolved: ['pending', 'reviewed'],
  dismissed: ['pending', 'reviewed'],
} as const satisfies Record<Exclude<ReportStatus, 'pending'>, readonly ReportStatus[]>
export type Decision = keyof typeof comesFrom
