import { v7 as newId } from 'uuid'
import type { Database } from '@/db/client'
import { authSecret } from '@/lib/environment'
import { createReport } from '@/lib/messaging/moderation/create-report'
import { pairKeyOf } from '@/lib/messaging/people/person-of'
import { signToken } from '@/lib/messaging/sessions/tokens'
import { createCtx } from '../context'
import type { Things } from './calls'
import type { Persona } from './personas'
import { addRow, type Rows, writeRows } from './rows'
import { exportKey, fileKey } from './stored-files'

/** Somebody, and everything that a call of theirs can name. */
export interface World {
  callerId: string
  /** How the caller says who they are; null for not at all. */
  authorization: string | null
  things: Things
  /** Stands in whatever was said or named here, so that it can be told where it got to. */
  marker: string
}

/** A world that is being made: its rows, and who is in it. */
interface Making {
  rows: Rows
  marker: string
  persona: Persona
  caller: string
  /** Whom the things belong to: the caller, unless they are a stranger to all of this. */
  insider: string
  host: string
}

const hour = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hour)

/** A world in which the caller is `persona`, with people and things of its own, in one statement and a report. */
export async function makeWorld(sql: Database, persona: Persona): Promise<World> {
  const [caller, host, marker] = [newId(), newId(), newId()]
  const making = { rows: new Map(), marker, persona, caller, insider: persona.caller ? caller : newId(), host }
  const [member, stranger, friend] = [newId(), newId(), newId()]
  for (const id of new Set([caller, making.insider, host, member, stranger, friend])) addPerson(making, id)
  const session = addSession(making, caller)
  const said = addMainConversation(making, member)
  const elsewhere = addConversation(making, 'direct', { [making.insider]: {}, [friend]: {} }, [friend])
  const reported = elsewhere.messages.get(friend) ?? ''
  const reportFile = addUpload(making, friend, reported)
  const things = { ...said, ...addOwnThings(making), elsewhere: elsewhere.id, person: host, member, stranger, reportFile, match: addMatch(making, friend) }
  if (persona.block) addBlock(making)
  await writeRows(sql, making.rows)
  const report = await addReport(making, reported)
  return { callerId: caller, marker, authorization: await authorizationOf(persona, caller, session), things: { ...things, report } }
}

function addPerson({ rows, persona, caller, host }: Making, id: string): void {
  const { signedIn, hostIs, callerIs } = persona
  const username = `p${id.replaceAll('-', '').slice(-20)}`
  const is = id === caller ? signedIn : id === host ? hostIs : undefined
  addRow(rows, 'users', {
    id, username, username_key: username, name: 'Somebody', name_key: 'somebody', role: (id === caller ? callerIs : undefined) ?? 'user',
    deleted_at: is === 'deleted' ? new Date() : null, suspended_at: is === 'suspended' ? new Date() : null,
  })
}

/** A session as good as the persona's is, if it is the caller's own. */
function addSession({ rows, persona: { signedIn } }: Making, userId: string, isOwn = true): string {
  const id = newId()
  addRow(rows, 'sessions', {
    id, user_id: userId, kind: 'token', expires_at: inHours(isOwn && signedIn === 'expired' ? -1 : 24), revoked_at: isOwn && signedIn === 'revoked' ? new Date() : null,
  })
  return id
}

/** How each person, by id, stands to a conversation. */
type Members = Record<string, { state?: string; role?: string; leftSeq?: number }>

/** A conversation in which each of `speakers` said one thing, in that order. */
function addConversation({ rows, marker }: Making, kind: Persona['kind'], members: Members, speakers: string[]): { id: string; messages: Map<string, string> } {
  const id = newId()
  const [first = '', second = ''] = Object.keys(members)
  addRow(rows, 'conversations', {
    id, kind, name: kind === 'group' ? marker : null, pair_key: kind === 'direct' ? pairKeyOf(first, second) : null, last_seq: speakers.length, created_by: first,
  })
  for (const [userId, { state = 'active', role = 'member', leftSeq = null }] of Object.entries(members)) {
    const incoming = speakers.findLastIndex(speaker => speaker !== userId) + 1
    addRow(rows, 'memberships', { conversation_id: id, user_id: userId, state, role, left_seq: leftSeq, draft: marker, incoming_seq: incoming })
  }
  const messages = new Map(speakers.map(speaker => [speaker, newId()]))
  for (const [index, speaker] of speakers.entries()) {
    const [messageId, at] = [messages.get(speaker) ?? '', new Date()]
    addRow(rows, 'messages', {
      id: messageId, conversation_id: id, seq: index + 1, sender_id: speaker, text: `marker ${marker}`, client_id: newId(), fingerprint: 'made', created_at: at,
    })
    addRow(rows, 'conversation_events', {
      conversation_id: id, seq: index + 1, id: newId(), type: 'message_created', message_id: messageId, user_id: speaker, at,
    })
  }
  return { id, messages }
}

/** The conversation that the persona is about, and what hangs on it. */
function addMainConversation(making: Making, member: string): Pick<Things, 'conversation' | 'message' | 'ownMessage' | 'upload' | 'scheduled' | 'received' | 'sent'> {
  const { persona: { kind, caller, host: hosting, request }, insider, host } = making
  const speakers = request ? [request.by === 'host' ? host : insider] : [host, insider]
  const members = {
    [insider]: { ...caller, ...(caller?.state === 'left' && kind === 'group' && { leftSeq: speakers.length }) },
    [host]: hosting,
    ...(kind === 'group' && { [member]: {} }),
  }
  const { id, messages } = addConversation(making, kind, members, speakers)
  const any = messages.get(speakers[0] ?? '') ?? ''
  const message = messages.get(host) ?? any
  return {
    conversation: id,
    message,
    ownMessage: messages.get(insider) ?? any,
    upload: addUpload(making, messages.has(host) ? host : insider, message),
    scheduled: addScheduled(making, id),
    received: request?.by === 'host' ? addRequest(making, id, host, insider) : addWaitingRequest(making, true),
    sent: request?.by === 'caller' ? addRequest(making, id, insider, host) : addWaitingRequest(making, false),
  }
}

function addRequest({ rows, persona: { request } }: Making, conversationId: string, fromId: string, toId: string, status = request?.status ?? 'pending'): string {
  const id = newId()
  const declinedAt = status === 'declined' ? new Date() : null
  addRow(rows, 'requests', {
    id, conversation_id: conversationId, from_id: fromId, to_id: toId, first_seq: 1, status, text_key: id, decided_at: declinedAt, declined_at: declinedAt,
  })
  return id
}

/** A request between the insider and somebody else again. */
function addWaitingRequest(making: Making, isReceived: boolean): string {
  const other = newId()
  addPerson(making, other)
  const [from, to] = isReceived ? [other, making.insider] : [making.insider, other]
  const { id } = addConversation(making, 'direct', { [from]: {}, [to]: { state: 'requested' } }, [from])
  return addRequest(making, id, from, to, 'pending')
}

function addScheduled({ rows, insider, marker }: Making, conversationId: string): string {
  const id = newId()
  addRow(rows, 'scheduled_messages', { id, conversation_id: conversationId, sender_id: insider, client_id: newId(), fingerprint: 'made', text: marker, send_at: inHours(1) })
  return id
}

/** An upload, in a message if one is named. */
function addUpload({ rows, marker }: Making, ownerId: string, messageId: string | null): string {
  const id = newId()
  addRow(rows, 'uploads', {
    id, owner_id: ownerId, name: `${marker}.png`, kind: 'image', content_type: 'image/png', size: 4, stored_size: 4, width: 1, height: 1,
    storage_key: fileKey, attached: messageId !== null,
  })
  if (messageId) addRow(rows, 'attachments', { message_id: messageId, position: 0, upload_id: id })
  return id
}

/** What the insider has besides conversations. Addresses are such as the server never calls. */
function addOwnThings(making: Making): Pick<Things, 'session' | 'webhook' | 'pushEndpoint' | 'ownUpload' | 'export'> {
  const { rows, insider, marker } = making
  const [session, webhook, exported, address] = [addSession(making, insider, false), newId(), newId(), `https://127.0.0.1/${marker}`]
  addRow(rows, 'webhooks', { id: webhook, owner_id: insider, url: address, events: ['message_deleted'], secret: marker })
  addRow(rows, 'push_subscriptions', { id: newId(), user_id: insider, session_id: session, endpoint: address, p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) })
  // Old enough for another to be made, young enough to be kept.
  addRow(rows, 'exports', { id: exported, user_id: insider, status: 'ready', storage_key: exportKey, size: 4, created_at: inHours(-2), finished_at: inHours(-2) })
  return { session, webhook, pushEndpoint: address, ownUpload: addUpload(making, insider, null), export: exported }
}

function addMatch({ rows, insider }: Making, other: string): string {
  const id = newId()
  const [first = '', second = ''] = [insider, other].sort()
  addRow(rows, 'matches', { id, first_id: first, second_id: second })
  return id
}

function addBlock({ rows, persona: { block }, caller, host }: Making): void {
  const [blocker, blocked] = block === 'by_caller' ? [caller, host] : [host, caller]
  addRow(rows, 'blocks', { blocker_id: blocker, blocked_id: blocked })
}

/** Evidence is what the verb makes of it. */
async function addReport({ insider, marker }: Making, messageId: string): Promise<string> {
  const person = { id: insider, number: 0, username: '', name: '', avatarUrl: null }
  const ctx = { ...createCtx(), caller: { userId: insider, sessionId: '', role: 'user' as const, plan: 'free' as const, person } }
  const { view } = await createReport(ctx, { messageId, reason: 'spam', description: marker })
  return view.id
}

async function authorizationOf({ signedIn }: Persona, userId: string, sessionId: string): Promise<string | null> {
  if (signedIn === 'with nothing') return null
  if (signedIn === 'with nonsense') return 'Bearer nonsense'
  const kind = signedIn === 'with a refresh token' ? 'refresh' : 'access'
  return `Bearer ${await signToken(authSecret(), kind, { userId, sessionId, generation: 0 })}`
}
