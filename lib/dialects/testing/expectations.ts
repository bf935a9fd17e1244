import { type Audience, letIn, rules, type Verdict } from '@/lib/http/authorisation/expectations'
import { type Persona, type PersonaName, personaOf } from '@/lib/http/authorisation/personas'
import type { Operation } from './calls'

/** Whom each operation serves, by the rules that the native API has too; the test tells which has no line. */
const audiences: Record<string, Audience> = {
  directGetConversations: 'caller', directGetUnreadCount: 'caller', directGetMessages: 'reader', directSendMessage: 'person',
  directMarkMessagesRead: 'reader', directDeleteMessage: 'participant', directDeleteConversation: 'reader',

  dmsSendRequest: 'caller', dmsListRequests: 'caller', dmsGetInbox: 'caller', dmsUploadMedia: 'caller', dmsGetUnreadCount: 'caller',
  dmsAnswerRequest: 'reader', dmsListMessages: 'reader', dmsGetThreadUnreadCount: 'reader', dmsMarkRead: 'reader', dmsBlockUser: 'reader',
  dmsGetTyping: 'reader', dmsGetPresence: 'reader', dmsGetReactions: 'reader', dmsSendMessage: 'writer', dmsDeleteMessage: 'participant',
  dmsMuteThread: 'participant', dmsPinThread: 'participant', dmsArchiveThread: 'participant', dmsSetTyping: 'participant',
  dmsRemoveReaction: 'participant', dmsLikeMessage: 'noticed', dmsAddReaction: 'noticed',

  chatListRooms: 'caller', chatHeartbeat: 'caller', chatListOnlineUsers: 'caller', chatMarkOffline: 'caller', chatCreateDirectChat: 'person',
  chatListMessages: 'reader', chatMarkRoomRead: 'reader', chatMarkMessageRead: 'reader', chatSendMessage: 'writer', chatDeleteRoom: 'writer',

  vibesmatchSendRequest: 'caller', vibesmatchListConversations: 'caller', vibesmatchListRequests: 'caller', vibesmatchListBlocked: 'caller',
  vibesmatchListMatches: 'caller', vibesmatchLikeUser: 'caller', vibesmatchListDiscovery: 'caller', vibesmatchRespondToRequest: 'holder',
  vibesmatchCancelRequest: 'holder', vibesmatchUnmatch: 'holder', vibesmatchListMessages: 'reader', vibesmatchMarkRead: 'reader',
  vibesmatchSendMessage: 'person', vibesmatchBlockUser: 'person', vibesmatchUnblockUser: 'person', vibesmatchReportUser: 'person',

  messagingListConversations: 'caller', messagingCreateConversation: 'person', messagingListMessages: 'reader', messagingSearchMessages: 'reader',
  messagingSendMessage: 'writer',
}

export const expectedOperations = Object.keys(audiences)

/** What differs from the rule, and why. */
interface Exception {
  why: string
  operations: readonly string[]
  cells: Partial<Record<PersonaName, Verdict>>
}

const outside = { 'an outsider': 403, 'a moderator outside': 403, 'an administrator outside': 403 } as const
const pair = {
  'one of two': 200, 'who left the other': 200, 'who was left': 200, 'who was asked': 200, 'who asked': 200, 'who declined': 200, 'who was declined': 200,
  'who blocked': 200, 'who was blocked': 200, 'beside a deleted person': 200, 'beside a suspended person': 200,
} as const

const exceptions: readonly Exception[] = [
  {
    why: 'Both deletes answer 403 to who has no part in it (rule 4), also after leaving (decision 11).',
    operations: ['directDeleteConversation'],
    cells: { ...outside, 'who left the other': 403, 'who declined': 403 },
  },
  { why: 'The same of messages, and to who did not send it.', operations: ['directDeleteMessage'], cells: { ...outside, 'who left the other': 403, 'who was asked': 403, 'who declined': 403 } },
  {
    why: 'A block stops sends, and who is gone or shut out is no recipient (decisions 3 and 12).',
    operations: ['directSendMessage', 'dmsSendMessage', 'chatSendMessage', 'vibesmatchSendMessage', 'messagingSendMessage'],
    cells: { 'who blocked': 403, 'who was blocked': 403, 'beside a deleted person': 404, 'beside a suspended person': 404 },
  },
  {
    why: 'One message until it is answered (decision 4); a decline shows as little as waiting does (decision 5).',
    operations: ['dmsSendMessage', 'vibesmatchSendMessage'],
    cells: { 'who asked': 403, 'who was declined': 403 },
  },
  {
    why: 'There is neither conversation nor request between the two (decision 4).',
    operations: ['vibesmatchSendMessage'],
    cells: {
      'an outsider': 404, 'a moderator outside': 404, 'an administrator outside': 404, 'an outsider of a group': 404, 'a member': 404, 'an admin': 404, 'an owner': 404,
      'a former member': 404, 'who was invited': 404, 'who declined a group': 404,
    },
  },
  {
    why: 'There is something to answer for who was asked alone, once (decision 5).',
    operations: ['dmsAnswerRequest'],
    cells: {
      'one of two': 404, 'who was left': 404, 'who asked': 404, 'who was declined': 404, 'who blocked': 404, 'who was blocked': 404, 'beside a deleted person': 404,
      'beside a suspended person': 404, 'who declined': 409,
    },
  },
  { why: 'What one declined is accepted no more (decision 5).', operations: ['vibesmatchRespondToRequest'], cells: { 'who declined': 409 } },
  { why: 'An invitation into a group is no request there (decision 17).', operations: ['vibesmatchRespondToRequest'], cells: { 'who was invited': 404, 'who declined a group': 404 } },
  { why: 'Nobody blocks who is gone.', operations: ['dmsBlockUser'], cells: { 'beside a deleted person': 404 } },
  { why: 'All that was said is their own, which nobody marks read (decision 8).', operations: ['chatMarkMessageRead', 'vibesmatchMarkRead'], cells: { 'who asked': 403, 'who was declined': 403 } },
  {
    why: 'A pair has one conversation, and who is in it finds it, also across a block and beside who is gone (decisions 2 and 22a).',
    operations: ['chatCreateDirectChat', 'messagingCreateConversation'],
    cells: pair,
  },
]

/** The status that a persona's valid call of an operation ends in. */
export function expectedStatus({ surface, endpoint }: Operation, personaName: PersonaName): number {
  const persona = personaOf(personaName)
  if (persona.signedIn) return 401
  const audience = audiences[endpoint.name] ?? 'caller'
  const verdict = exceptionFor(endpoint.name, personaName) ?? (surface.rules.groups === false && isOfConversation(audience, persona) ? 404 : rules[audience](persona))
  // The file that is handed in is words, which no picture is (decision 18).
  if (endpoint.name === 'dmsUploadMedia') return 415
  return verdict === letIn ? endpoint.status : verdict
}

/** Groups do not exist where a contract has none (decision 17). */
function isOfConversation(audience: Audience, { kind }: Persona): boolean {
  return kind === 'group' && ['reader', 'writer', 'participant', 'noticed'].includes(audience)
}

function exceptionFor(name: string, persona: PersonaName): Verdict | undefined {
  return exceptions.find(({ operations, cells }) => operations.includes(name) && persona in cells)?.cells[persona]
}

const ownBusiness = ['dmsMuteThread', 'dmsPinThread', 'dmsArchiveThread', 'vibesmatchReportUser']
const signs = ['dmsMarkRead', 'dmsSetTyping', 'chatHeartbeat', 'chatMarkOffline', 'vibesmatchMarkRead']
/** Reading where there are no requests, which tells before acceptance too (decision 3). */
const reads = ['directMarkMessagesRead', 'chatMarkRoomRead', 'chatMarkMessageRead']

/** Whether the host must hear nothing of a call: what is the caller's alone, and signs across a block or before acceptance (decisions 5, 12 and 16). */
export function isUnheardByHost({ endpoint: { name } }: Operation, personaName: PersonaName): boolean {
  const { block, request } = personaOf(personaName)
  if (block !== undefined && reads.includes(name)) return true
  return ownBusiness.includes(name) || (signs.includes(name) && (block !== undefined || request !== undefined))
}

/** Whether a 404 must be what somebody gets for what does not exist, word for word (rule 4). */
export function hidesEverything(operation: Operation, personaName: PersonaName, status: number): boolean {
  const { caller, hostIs } = personaOf(personaName)
  return status === 404 && !(hostIs && caller?.state === 'active' && /Send|Block|Report|Answer/.test(operation.endpoint.name))
}
