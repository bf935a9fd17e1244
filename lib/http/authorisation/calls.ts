import { v7 as newId } from 'uuid'
import { type Contract, contract } from '@/lib/contract'
import type { Endpoint } from '@/lib/contract/endpoint'
import { userChannel } from '@/lib/contract/events'

export type EndpointName = keyof Contract

/** What a call can name: ids, by what they are ids of. */
export interface Things {
  conversation: string
  /** In the conversation, said by the caller where they said something there, and by the host. */
  ownMessage: string
  message: string
  /** Waits in the conversation, the caller's if they are part of it. */
  scheduled: string
  /** Another conversation, which the caller can write to. */
  elsewhere: string
  /** The host, another member of the group, and somebody who has to do with neither. */
  person: string
  member: string
  stranger: string
  /** Requests: to the caller, and by them. */
  received: string
  sent: string
  session: string
  webhook: string
  pushEndpoint: string
  /** In a message of the host, and not in any yet. */
  upload: string
  ownUpload: string
  export: string
  report: string
  reportFile: string
  /** With whoever is on the other side of `elsewhere`. */
  match: string
}

/** What makes a call of an endpoint a valid one, in a world. */
export interface Parts {
  path?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
}

export type Describe = (things: Things, callerId: string) => Parts

const here: Describe = ({ conversation }) => ({ path: { id: conversation } })
const aboutOwn: Describe = ({ conversation, ownMessage }) => ({ path: { id: conversation, messageId: ownMessage } })
const aboutTheirs: Describe = ({ conversation, message }) => ({ path: { id: conversation, messageId: message } })
const reaction: Describe = things => ({ path: { ...aboutTheirs(things, '').path, emoji: '❤️' } })
const aboutPerson: Describe = ({ person }) => ({ path: { id: person } })
const received: Describe = ({ received }) => ({ path: { id: received } })
const report: Describe = ({ report }) => ({ path: { id: report } })
const plain: Describe = () => ({})
const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }

/** Every endpoint of the contract: a new one does not compile until it is here. */
const calls: Record<EndpointName, Describe> = {
  signUp: () => ({ body: { username: `p${newId().replaceAll('-', '').slice(-20)}`, password: 'a password of ours', name: 'Somebody' } }),
  createToken: () => ({ body: { username: 'nobody.at.all', password: 'a password of ours' } }),
  refreshToken: () => ({ body: { refreshToken: 'none' } }),
  deleteCurrentToken: plain,
  listSessions: plain,
  deleteSession: ({ session }) => ({ path: { id: session } }),
  getMe: plain,
  updateMe: ({ ownUpload }) => ({ body: { bio: 'Here', avatarUploadId: ownUpload } }),
  updatePassword: () => ({ body: { newPassword: 'another password of ours' } }),
  deleteMe: () => ({ body: {} }),
  requestExport: plain,
  listExports: plain,
  getExport: things => ({ path: { id: things.export } }),
  getSettings: plain,
  updateSettings: () => ({ body: { theme: 'dark' } }),
  searchUsers: () => ({ query: { q: 'zz' } }),
  getUser: aboutPerson,
  getContactVerdict: aboutPerson,
  followUser: aboutPerson,
  unfollowUser: aboutPerson,
  blockUser: aboutPerson,
  unblockUser: aboutPerson,
  listBlocks: plain,
  updatePresence: () => ({ body: { status: 'online' } }),
  listPresence: ({ person }) => ({ query: { userIds: person } }),
  listInbox: () => ({ query: { q: 'o' } }),
  createConversation: ({ person }) => ({ body: { memberIds: [person] } }),
  getConversation: here,
  clearConversation: here,
  updateMembership: things => ({ ...here(things, ''), body: { pinned: true } }),
  renameGroup: things => ({ ...here(things, ''), body: { name: 'Walkers' } }),
  addMembers: ({ conversation, stranger }) => ({ path: { id: conversation }, body: { userIds: [stranger] } }),
  changeRole: ({ conversation, member }) => ({ path: { id: conversation, userId: member }, body: { role: 'admin' } }),
  removeMember: ({ conversation, member }) => ({ path: { id: conversation, userId: member } }),
  listMessages: ({ conversation, message }) => ({ path: { id: conversation }, query: { around: message } }),
  sendMessage: ({ conversation, message, ownUpload }) => ({ path: { id: conversation }, body: { text: 'Hello', replyToId: message, uploadIds: [ownUpload] } }),
  markRead: ({ conversation, message }) => ({ path: { id: conversation }, body: { upTo: message } }),
  markDelivered: ({ conversation, message }) => ({ path: { id: conversation }, body: { upTo: message } }),
  setTyping: things => ({ ...here(things, ''), body: { typing: true } }),
  listEvents: here,
  listScheduled: here,
  cancelScheduled: ({ conversation, scheduled }) => ({ path: { id: conversation, scheduledId: scheduled } }),
  sync: plain,
  editMessage: things => ({ ...aboutOwn(things, ''), body: { text: 'Hello again' } }),
  deleteMessage: things => ({ ...aboutOwn(things, ''), query: { for: 'everyone' } }),
  listReactions: aboutTheirs,
  addReaction: reaction,
  removeReaction: reaction,
  pinMessage: aboutTheirs,
  unpinMessage: aboutTheirs,
  listPins: here,
  saveMessage: aboutTheirs,
  unsaveMessage: aboutTheirs,
  listSaved: plain,
  forwardMessage: things => ({ ...aboutTheirs(things, ''), body: { conversationIds: [things.elsewhere] } }),
  listReceipts: aboutOwn,
  searchMessages: ({ conversation, person, message }) => ({ query: { q: 'marker', conversationId: conversation, from: person, before: message } }),
  listRequests: () => ({ query: { box: 'received' } }),
  createRequest: ({ stranger }) => ({ body: { userId: stranger, text: 'May I?' } }),
  acceptRequest: received,
  declineRequest: received,
  cancelRequest: ({ sent }) => ({ path: { id: sent } }),
  decideRequests: ({ received }) => ({ body: { ids: [received], action: 'accept' } }),
  authorizeChannel: (_, callerId) => ({ body: { socket_id: '1.1', channel_name: userChannel(callerId) } }),
  getRealtimeConfig: plain,
  getLiveness: plain,
  getReadiness: plain,
  getOpenApi: plain,
  getAsyncApi: plain,
  getDocs: plain,
  getMetrics: plain,
  runHousekeeping: plain,
  createReport: ({ message }) => ({ body: { messageId: message, reason: 'spam' } }),
  reportUser: things => ({ ...aboutPerson(things, ''), body: { reason: 'spam' } }),
  listReports: plain,
  listReportQueue: plain,
  getReport: report,
  getReportFile: ({ report, reportFile }) => ({ path: { id: report, uploadId: reportFile } }),
  decideReport: things => ({ ...report(things, ''), body: { status: 'resolved' } }),
  listAccounts: plain,
  getAccount: aboutPerson,
  suspendUser: things => ({ ...aboutPerson(things, ''), body: { reason: 'Spam' } }),
  unsuspendUser: aboutPerson,
  listAuditLog: plain,
  changeAccount: things => ({ ...aboutPerson(things, ''), body: { plan: 'premium' } }),
  getStats: plain,
  createUpload: () => ({ body: { file: 'Some words in a file.' } }),
  getUpload: ({ upload }) => ({ path: { id: upload } }),
  listPushSubscriptions: plain,
  putPushSubscription: () => ({ body: { endpoint: `https://127.0.0.1/${newId()}`, keys } }),
  deletePushSubscription: ({ pushEndpoint }) => ({ body: { endpoint: pushEndpoint } }),
  listWebhooks: plain,
  createWebhook: () => ({ body: { url: 'https://example.org/', events: ['message_created'] } }),
  deleteWebhook: ({ webhook }) => ({ path: { id: webhook } }),
}

/** A call as it goes over the wire. */
export interface WireCall {
  method: string
  url: string
  body: string | undefined
  contentType: string | undefined
}

export const endpointOf = (name: EndpointName): Endpoint => contract[name]

export const endpointNames = Object.keys(contract) as EndpointName[]

/** A valid call of an endpoint about these things. */
export function callOf(name: EndpointName, things: Things, callerId: string): WireCall {
  return wireOf(endpointOf(name), calls[name](things, callerId))
}

/** A call of an endpoint, of any surface. */
export function wireOf({ method, path, bodyType }: Endpoint, parts: Parts): WireCall {
  const filled = path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(parts.path?.[param] ?? ''))
  const url = parts.query ? `${filled}?${new URLSearchParams(parts.query)}` : filled
  return { method, url, ...encode(bodyType, parts.body) }
}

/** The same call about other things: all of them unknown, as far as anybody can tell. */
export function unknownThings(things: Things, kinds: readonly (keyof Things)[] = thingKinds): Things {
  return { ...things, ...Object.fromEntries(kinds.map(kind => [kind, newId()])) }
}

/** Where a call names a kind of thing: in its path, in query or body, or nowhere. */
export function placeOf(name: EndpointName, kind: keyof Things): 'path' | 'input' | null {
  return placeIn(calls[name], kind)
}

/** The same of any description of a call. */
export function placeIn(describe: Describe, kind: keyof Things): 'path' | 'input' | null {
  const things = Object.fromEntries(thingKinds.map(kind => [kind, '']))
  const marked = describe({ ...things, [kind]: 'marked' } as unknown as Things, '')
  if (Object.values(marked.path ?? {}).includes('marked')) return 'path'
  return JSON.stringify([marked.query, marked.body]).includes('"marked"') ? 'input' : null
}

export const thingKinds: readonly (keyof Things)[] = [
  'conversation', 'ownMessage', 'message', 'scheduled', 'elsewhere', 'person', 'member', 'stranger', 'received', 'sent', 'session', 'webhook',
  'pushEndpoint', 'upload', 'ownUpload', 'export', 'report', 'reportFile', 'match',
]

function encode(type: Endpoint['bodyType'], body: unknown): Pick<WireCall, 'body' | 'contentType'> {
  switch (type) {
    case 'none': return { body: undefined, contentType: undefined }
    case 'json or multipart':
    case 'json': return { body: JSON.stringify(body ?? {}), contentType: 'application/json' }
    case 'form': return { body: new URLSearchParams(body as Record<string, string>).toString(), contentType: 'application/x-www-form-urlencoded' }
    case 'multipart': return { body: formOf(body as Record<string, string>), contentType: 'multipart/form-data; boundary=edge' }
  }
}

function formOf(files: Record<string, string>): string {
  const parts = Object.entries(files).map(([name, text]) => `--edge\r\ncontent-disposition: form-data; name="${name}"; filename="${name}.txt"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n`)
  return `${parts.join('')}--edge--\r\n`
}
