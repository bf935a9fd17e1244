import { type EndpointName, endpointOf } from './calls'
import { type Persona, type PersonaName, personaOf } from './personas'

/** Whom an endpoint serves, as a rule. */
export type Audience = keyof typeof rules

export const letIn = 'let in'
export type Verdict = typeof letIn | number

/** The rules, for whoever is signed in. 404 is the answer to who may not know, 403 to who may know but not do it (rule 4). */
export const rules = {
  /** Asks nobody who they are. */
  anybody: () => letIn,
  /** Takes what somebody proves themselves with; what these calls show proves nothing. */
  prover: () => 401,
  /** Figures for who runs the server: from the server itself without a token, or with the one for it. */
  operator: persona => (persona.signedIn === 'with nothing' ? letIn : 404),
  /** Is about the caller alone. */
  caller: () => letIn,
  /** A thing of one's own, by its id. */
  holder: persona => (persona.caller ? letIn : 404),
  /** Takes an upload of one's own; any other is refused like one that does not exist (decision 18). */
  uploader: persona => (persona.caller ? letIn : 400),
  /** Members who have accepted and not left. */
  participant: persona => (isActive(persona) ? letIn : 404),
  /** Also who was asked and has not answered, and whoever was in a group once (decision 17). */
  reader: persona => (isReader(persona) ? letIn : 404),
  /** Also who was asked: an answer accepts (decision 5). */
  writer: persona => (isActive(persona) || persona.caller?.state === 'requested' ? letIn : 404),
  /** Also who was in a group once; nothing of it is for who has not accepted (decisions 17 and 18). */
  insider: persona => (isReader(persona) && persona.caller?.state !== 'requested' ? letIn : 404),
  /** Changes that the other side would notice: not across a block (decision 12). */
  noticed: persona => (isActive(persona) ? (persona.block ? 403 : letIn) : 404),
  /** Owner and admins of a group; a direct conversation is none. */
  manager: persona => onGroup(persona, role => role !== 'member'),
  owner: persona => onGroup(persona, role => role === 'owner'),
  /** Somebody who has an account, whatever lies between. */
  person: persona => (persona.hostIs === 'deleted' ? 404 : letIn),
  moderator: persona => (persona.callerIs ? letIn : 403),
  administrator: persona => (persona.callerIs === 'administrator' ? letIn : 403),
} satisfies Record<string, (persona: Persona) => Verdict>

const audiences: Record<EndpointName, Audience> = {
  signUp: 'anybody', createToken: 'prover', refreshToken: 'prover', getRealtimeConfig: 'anybody', getLiveness: 'anybody', getReadiness: 'anybody',
  getOpenApi: 'anybody', getAsyncApi: 'anybody', getDocs: 'anybody', getMetrics: 'operator', runHousekeeping: 'anybody',

  deleteCurrentToken: 'caller', listSessions: 'caller', getMe: 'caller', updatePassword: 'caller', deleteMe: 'caller', getSettings: 'caller',
  updateSettings: 'caller', searchUsers: 'caller', listBlocks: 'caller', updatePresence: 'caller', listPresence: 'caller', listInbox: 'caller', sync: 'caller',
  listSaved: 'caller', listRequests: 'caller', createRequest: 'caller', decideRequests: 'caller', authorizeChannel: 'caller', listReports: 'caller',
  createUpload: 'caller', listPushSubscriptions: 'caller', putPushSubscription: 'caller', deletePushSubscription: 'caller', listWebhooks: 'caller',
  createWebhook: 'caller', requestExport: 'caller', listExports: 'caller',

  deleteSession: 'holder', updateMe: 'uploader', acceptRequest: 'holder', declineRequest: 'holder', cancelRequest: 'holder', deleteWebhook: 'holder', getExport: 'holder',

  setTyping: 'participant', updateMembership: 'participant', deleteMessage: 'participant', forwardMessage: 'participant', listReceipts: 'participant',
  removeReaction: 'participant',
  getConversation: 'reader', listMessages: 'reader', listEvents: 'reader', listReactions: 'reader',
  listPins: 'reader', saveMessage: 'reader', unsaveMessage: 'reader', searchMessages: 'reader', markRead: 'reader', markDelivered: 'reader', createReport: 'reader',
  clearConversation: 'insider', getUpload: 'insider', sendMessage: 'writer', listScheduled: 'writer', cancelScheduled: 'writer',
  editMessage: 'noticed', addReaction: 'noticed', pinMessage: 'noticed', unpinMessage: 'noticed',
  renameGroup: 'manager', addMembers: 'manager', removeMember: 'manager', changeRole: 'owner',

  getUser: 'person', getContactVerdict: 'person', followUser: 'person', unfollowUser: 'person', blockUser: 'person', unblockUser: 'person',
  reportUser: 'person', createConversation: 'person',

  listReportQueue: 'moderator', getReport: 'moderator', getReportFile: 'moderator', decideReport: 'moderator', suspendUser: 'moderator',
  listAccounts: 'moderator', getAccount: 'moderator',
  unsuspendUser: 'moderator', listAuditLog: 'moderator', changeAccount: 'administrator', getStats: 'administrator',
}

/** What differs from the rule, and why. */
interface Exception {
  why: string
  endpoints: readonly EndpointName[]
  cells: Partial<Record<PersonaName, Verdict>>
}

const exceptions: readonly Exception[] = [
  {
    why: 'One message until it is answered; a decline shows as little as waiting does (decisions 4 and 5).',
    endpoints: ['sendMessage'],
    cells: { 'who asked': 403, 'who was declined': 403 },
  },
  {
    why: 'A block stops sends, and who is gone or shut out is no recipient (decisions 3 and 12).',
    endpoints: ['sendMessage'],
    cells: { 'who blocked': 403, 'who was blocked': 403, 'beside a deleted person': 404, 'beside a suspended person': 404 },
  },
  { why: 'Nobody follows across a block (decision 12).', endpoints: ['followUser'], cells: { 'who blocked': 403, 'who was blocked': 403 } },
  { why: 'Pins are for those who run a group.', endpoints: ['pinMessage', 'unpinMessage'], cells: { 'a member': 403 } },
  {
    why: 'A pair has one conversation, and who is in it finds it, also across a block and beside who is gone (decisions 2 and 22a).',
    endpoints: ['createConversation'],
    cells: {
      'one of two': 200, 'who left the other': 200, 'who was left': 200, 'who was asked': 200, 'who asked': 200, 'who declined': 200, 'who was declined': 200,
      'who blocked': 200, 'who was blocked': 200, 'beside a deleted person': 200, 'beside a suspended person': 200,
    },
  },
  { why: 'What one declined is accepted no more (decision 5).', endpoints: ['acceptRequest'], cells: { 'who declined': 409, 'who declined a group': 409 } },
  { why: 'All that was said is their own, which nobody reports.', endpoints: ['createReport'], cells: { 'who asked': 400, 'who was declined': 400 } },
  { why: 'The verdict is an answer, not a refusal: `denied` with `not_found`.', endpoints: ['getContactVerdict'], cells: { 'beside a deleted person': letIn } },
  { why: 'Profiles of suspended people are not shown.', endpoints: ['getUser'], cells: { 'beside a suspended person': 404 } },
]

/** The status that a persona's valid call of an endpoint ends in. */
export function expectedStatus(name: EndpointName, personaName: PersonaName): number {
  const endpoint = endpointOf(name)
  const persona = personaOf(personaName)
  if (endpoint.auth === 'required' && persona.signedIn) return 401
  const verdict = exceptionFor(name, personaName) ?? rules[audiences[name]](persona)
  return verdict === letIn ? endpoint.status : verdict
}

/**
 * Whether a 404 here must be what somebody gets for what does not exist, word for word (rule 4); else the caller may
 * know of the conversation, and is told what is missing in it. The same for staff's 403.
 */
export function hidesEverything(name: EndpointName, persona: PersonaName, status: number): boolean {
  if (status === 403) return audiences[name] === 'moderator' || audiences[name] === 'administrator'
  return status === 404 && !(name === 'sendMessage' && isActive(personaOf(persona)))
}

/** Answered to everybody, but what is somebody else's must stay as it is. */
const blindToOthers: readonly EndpointName[] = ['decideRequests', 'deletePushSubscription']
/** Staff's looks are written down; what was due is done. */
const working: readonly EndpointName[] = ['getReport', 'getReportFile', 'runHousekeeping']

/** Whether a call that is answered leaves nothing behind: looking, and what does not find anything of the caller's. */
export function leavesNothing(name: EndpointName, persona: PersonaName): boolean {
  return (endpointOf(name).method === 'GET' && !working.includes(name)) || (!personaOf(persona).caller && blindToOthers.includes(name))
}

const ownBusiness: readonly EndpointName[] = [
  'updateMembership', 'clearConversation', 'saveMessage', 'unsaveMessage', 'declineRequest', 'createReport', 'reportUser', 'followUser', 'unfollowUser',
  'updateSettings',
]
const signs: readonly EndpointName[] = ['setTyping', 'markRead', 'markDelivered', 'updatePresence']

/**
 * Whether the host must hear nothing of a call: what is the caller's alone, and typing, receipts and presence across a
 * block or before the request between them is accepted (decisions 5, 12 and 16).
 */
export function isUnheardByHost(name: EndpointName, personaName: PersonaName): boolean {
  const { block, request } = personaOf(personaName)
  return ownBusiness.includes(name) || (signs.includes(name) && (block !== undefined || request !== undefined))
}

/** Whom no answer may tell anything that is said or named in the world: strangers to it, but for what staff is shown of a report. */
export function mayNotSee(name: EndpointName, persona: PersonaName): boolean {
  return !personaOf(persona).caller && !(audiences[name] === 'moderator' && personaOf(persona).callerIs !== undefined)
}

function exceptionFor(name: EndpointName, persona: PersonaName): Verdict | undefined {
  return exceptions.find(({ endpoints, cells }) => endpoints.includes(name) && persona in cells)?.cells[persona]
}

const isActive = ({ caller }: Persona) => caller?.state === 'active'

function isReader({ kind, caller }: Persona): boolean {
  return caller?.state === 'active' || caller?.state === 'requested' || (caller?.state === 'left' && kind === 'group')
}

function onGroup({ kind, caller }: Persona, may: (role: string) => boolean): Verdict {
  if (caller?.state !== 'active') return 404
  if (kind === 'direct') return 409
  return may(caller.role ?? 'member') ? letIn : 403
}
