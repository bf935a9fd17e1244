import type { Sql } from 'postgres'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { nativeRules } from '@/lib/messaging/policy'

/** What a verb works with on behalf of somebody, where nothing but the database takes part. */
export function contextOf(sql: Sql, userId: string): CallerCtx {
  return {
    sql,
    secret: 'a secret of the bench, of thirty-two characters',
    rules: nativeRules,
    operator: { rateLimits: { enabled: false, multiplier: 1 }, appealText: '', contractDelete: 'everyone', network: { allow: [] }, publicUrl: null },
    announcer: { publish: async () => {}, disconnect: async () => {} },
    storage: { put: async () => {}, get: async () => null, remove: async () => {} },
    caller: {
      userId,
      sessionId: '',
      role: 'user',
      plan: 'free',
      person: { id: userId, number: 1, username: 'bench', name: 'Bench', avatarUrl: null },
    },
  }
}
