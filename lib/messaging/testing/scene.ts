import { database } from '@/db/client'
import { type MadePerson, makeConversation, makePerson } from '@/db/factories'
import type { CallerCtx, Ctx, Publication } from '../ctx'
import { nativeRules } from '../policy'
import { callerOf, startSession } from '../sessions/sign-in'
import { memoryStorage } from './memory-storage'

/** Somebody of a test: their context, signed in. */
export type Actor = CallerCtx & { made: MadePerson }

/** A test's own people and what was published, on the worker's real database. */
export interface Scene {
  ctx: Ctx
  published: Publication[]
  /** People whose connections were ended. */
  disconnected: string[]
  person(traits?: Parameters<typeof makePerson>[1]): Promise<Actor>
  /** Two people and the conversation that they have, with nothing said in it. */
  pair(): Promise<{ ada: Actor; ben: Actor; id: string }>
}

/** An announcer that notes what it was told. */
export function scene(): Scene {
  const published: Publication[] = []
  const disconnected: string[] = []
  const ctx: Ctx = {
    sql: database(),
    storage: memoryStorage(),
    operator: { rateLimits: { enabled: false, multiplier: 1 }, appealText: 'Ask the people who run this server.', contractDelete: 'everyone', network: { allow: [] }, publicUrl: null },
    rules: nativeRules,
    secret: 'a secret of at least thirty-two characters',
    announcer: {
      async publish(publications) {
        published.push(...publications)
      },
      async disconnect(userId) {
        disconnected.push(userId)
      },
    },
  }
  async function person(traits: Parameters<typeof makePerson>[1] = {}): Promise<Actor> {
    const made = await makePerson(ctx.sql, traits)
    const caller = await callerOf(ctx, await startSession(ctx, made.id, 'token'))
    if (!caller) throw new Error('A person who was just made cannot sign in.')
    return { ...ctx, caller, made }
  }
  async function pair() {
    const [ada, ben] = await Promise.all([person({ name: 'Ada Lovelace' }), person({ name: 'Ben Okri' })])
    return { ada, ben, id: await makeConversation(ctx.sql, [ada.made.id, ben.made.id]) }
  }
  return { ctx, published, disconnected, person, pair }
}

/** The code of the refusal that an action ends in; fails where it succeeds or breaks. */
export async function refusal(action: Promise<unknown>): Promise<string> {
  try {
    await action
  } catch (error) {
    if (error instanceof Error && error.name === 'ParleyError' && 'code' in error) return String(error.code)
    throw error
  }
  throw new Error('This was not refused.')
}
