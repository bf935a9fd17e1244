import { database } from '@/db/client'
import { authSecret, environment } from '@/lib/environment'
import type { Announcer, Ctx, Operator } from '@/lib/messaging/ctx'
import { nativeRules } from '@/lib/messaging/policy'
import { announcer } from '@/lib/realtime/publish'
import { storage } from '@/lib/storage'
import { forgetCaller } from './authenticate'
import type { Call } from './call'
import { countEvent } from './metrics'

/** What verbs work with in this process; with a call, also on whose tab's and device's behalf. */
export function createCtx(call?: Call, rules = nativeRules): Ctx {
  return {
    sql: database(),
    storage: storage(),
    announcer: announcing(),
    operator: operator(),
    rules,
    secret: authSecret(),
    socketId: call && socketIdOf(call),
    userAgent: call?.header('user-agent'),
  }
}

function operator(): Operator {
  const { rateLimits, appealText, contractDelete, network, server } = environment()
  return { rateLimits, appealText, contractDelete, network, publicUrl: server.publicUrl }
}

let shared: Announcer | undefined

function announcing(): Announcer {
  if (shared) return shared
  const { publish, disconnect } = announcer()
  shared = {
    async publish(publications, exceptSocketId) {
      for (const { event } of publications) countEvent(event.type)
      await publish(publications, exceptSocketId)
    },
    async disconnect(userId) {
      forgetCaller(userId)
      await disconnect(userId)
    },
  }
  return shared
}

function socketIdOf(call: Call): string | undefined {
  const id = call.header('x-socket-id')
  return id && /^\d{1,20}\.\d{1,20}$/.test(id) ? id : undefined
}
