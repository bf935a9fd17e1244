import type { MemberState } from '@/lib/messaging/policy'

type Standing = { state: MemberState; role?: 'owner' | 'admin' | 'member' }

/** How somebody stands to the world that they call into, by what the tables say. */
export interface Persona {
  kind: 'direct' | 'group'
  /** Null for who is no part of the conversation; the things of the world are not theirs either. */
  caller: Standing | null
  /** The other side of a direct conversation, or the one who made the group. */
  host: Standing
  /** Who asked whom, where the conversation began with a request. */
  request?: { by: 'caller' | 'host'; status: 'pending' | 'declined' }
  block?: 'by_caller' | 'by_host'
  hostIs?: 'deleted' | 'suspended'
  callerIs?: 'moderator' | 'administrator'
  /** What is wrong with what the caller shows of themselves. */
  signedIn?: 'with nothing' | 'with nonsense' | 'with a refresh token' | 'revoked' | 'expired' | 'suspended' | 'deleted'
}

const active = { state: 'active' } as const
const direct = { kind: 'direct', caller: active, host: active } as const
const group = { kind: 'group', host: { state: 'active', role: 'owner' } } as const

/** Everybody who may ask, from nobody to administrators. */
export const personas = {
  nobody: { ...direct, signedIn: 'with nothing' },
  'a forger': { ...direct, signedIn: 'with nonsense' },
  'a refresh token': { ...direct, signedIn: 'with a refresh token' },
  'a revoked session': { ...direct, signedIn: 'revoked' },
  'an expired session': { ...direct, signedIn: 'expired' },
  'a suspended person': { ...direct, signedIn: 'suspended' },
  'a deleted person': { ...direct, signedIn: 'deleted' },
  'an outsider': { ...direct, caller: null },
  'a moderator outside': { ...direct, caller: null, callerIs: 'moderator' },
  'an administrator outside': { ...direct, caller: null, callerIs: 'administrator' },
  'an outsider of a group': { ...group, caller: null },
  'one of two': direct,
  'who left the other': { ...direct, caller: { state: 'left' } },
  'who was left': { ...direct, host: { state: 'left' } },
  'who was asked': { ...direct, caller: { state: 'requested' }, request: { by: 'host', status: 'pending' } },
  'who asked': { ...direct, host: { state: 'requested' }, request: { by: 'caller', status: 'pending' } },
  'who declined': { ...direct, caller: { state: 'declined' }, request: { by: 'host', status: 'declined' } },
  'who was declined': { ...direct, host: { state: 'declined' }, request: { by: 'caller', status: 'declined' } },
  'who blocked': { ...direct, block: 'by_caller' },
  'who was blocked': { ...direct, block: 'by_host' },
  'beside a deleted person': { ...direct, hostIs: 'deleted' },
  'beside a suspended person': { ...direct, hostIs: 'suspended' },
  'a member': { ...group, caller: { state: 'active', role: 'member' } },
  'an admin': { ...group, caller: { state: 'active', role: 'admin' } },
  'an owner': { ...group, caller: { state: 'active', role: 'owner' } },
  'a former member': { ...group, caller: { state: 'left' } },
  'who was invited': { ...group, caller: { state: 'requested' }, request: { by: 'host', status: 'pending' } },
  'who declined a group': { ...group, caller: { state: 'declined' }, request: { by: 'host', status: 'declined' } },
} as const satisfies Record<string, Persona>

export type PersonaName = keyof typeof personas

export const personaNames = Object.keys(personas) as PersonaName[]

export const personaOf = (name: PersonaName): Persona => personas[name]
