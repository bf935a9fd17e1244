import type { Endpoint } from '@/lib/contract/endpoint'
import { dialects } from '@/lib/dialects'
import { type Describe, placeIn, type Things, type WireCall, wireOf } from '@/lib/http/authorisation/calls'
import type { Surface } from '@/lib/http/surface'

/** An operation of an older contract. */
export interface Operation {
  surface: Surface
  endpoint: Endpoint
}

export const operations: Operation[] = dialects.flatMap(({ surface, routes }) => routes.map(({ endpoint }) => ({ surface, endpoint })))

const plain: Describe = () => ({})
const thread: Describe = ({ conversation }) => ({ path: { thread_id: conversation } })
const theirs: Describe = ({ conversation, message }) => ({ path: { thread_id: conversation, message_id: message } })
const person: Describe = ({ person }) => ({ path: { user_id: person } })
const self: Describe = (_, callerId) => ({ path: { user_id: callerId } })

/** A valid call of each operation, by its name; the test tells which has none. */
const calls: Record<string, Describe> = {
  directGetConversations: self,
  directGetUnreadCount: self,
  directGetMessages: ({ conversation, message }) => ({ path: { conversation_id: conversation }, query: { before: message } }),
  directSendMessage: ({ person }, callerId) => ({ body: { sender_id: callerId, receiver_id: person, content: 'Hello' } }),
  directMarkMessagesRead: ({ conversation }, callerId) => ({ path: { conversation_id: conversation }, body: { user_id: callerId } }),
  directDeleteMessage: ({ ownMessage }, callerId) => ({ path: { message_id: ownMessage }, body: { user_id: callerId } }),
  directDeleteConversation: ({ conversation }, callerId) => ({ path: { conversation_id: conversation }, body: { user_id: callerId } }),

  dmsSendRequest: ({ stranger }) => ({ body: { recipient_id: stranger, text: 'May I?' } }),
  dmsListRequests: plain,
  dmsAnswerRequest: things => ({ ...thread(things, ''), body: { status: 'accepted' } }),
  dmsGetInbox: () => ({ query: { q: 'o' } }),
  dmsListMessages: thread,
  dmsSendMessage: things => ({ ...thread(things, ''), body: { text: 'Hello', reply_to_id: things.message } }),
  dmsUploadMedia: () => ({ body: { file: 'Some words in a file.' } }),
  dmsDeleteMessage: ({ conversation, ownMessage }) => ({ path: { thread_id: conversation, message_id: ownMessage } }),
  dmsGetUnreadCount: plain,
  dmsGetThreadUnreadCount: thread,
  dmsMarkRead: thread,
  dmsMuteThread: things => ({ ...thread(things, ''), body: { muted: true } }),
  dmsPinThread: things => ({ ...thread(things, ''), body: { pinned: true } }),
  dmsArchiveThread: things => ({ ...thread(things, ''), body: { archived: true } }),
  dmsBlockUser: things => ({ ...thread(things, ''), body: { blocked: true } }),
  dmsSetTyping: things => ({ ...thread(things, ''), body: { typing: true } }),
  dmsGetTyping: thread,
  dmsGetPresence: thread,
  dmsLikeMessage: theirs,
  dmsAddReaction: things => ({ ...theirs(things, ''), body: { emoji: '👍' } }),
  dmsRemoveReaction: things => ({ path: { ...theirs(things, '').path, emoji: '👍' } }),
  dmsGetReactions: theirs,

  chatListRooms: plain,
  chatCreateDirectChat: ({ person }) => ({ body: { user_id: person } }),
  chatListMessages: ({ conversation, message }) => ({ query: { room_id: conversation, before: message } }),
  chatSendMessage: ({ conversation }) => ({ body: { room: conversation, content: 'Hello' } }),
  chatMarkRoomRead: ({ conversation }) => ({ path: { room_id: conversation } }),
  chatMarkMessageRead: ({ message }) => ({ path: { message_id: message } }),
  chatDeleteRoom: ({ conversation }) => ({ path: { room_id: conversation } }),
  chatHeartbeat: plain,
  chatListOnlineUsers: plain,
  chatMarkOffline: plain,

  vibesmatchSendRequest: ({ stranger }) => ({ body: { receiver_id: stranger, content: 'May I?' } }),
  vibesmatchRespondToRequest: ({ received }) => ({ path: { request_id: received }, body: { action: 'accept' } }),
  vibesmatchCancelRequest: ({ sent }) => ({ path: { request_id: sent } }),
  vibesmatchSendMessage: ({ person }) => ({ body: { receiver_id: person, content: 'Hello' } }),
  vibesmatchListConversations: plain,
  vibesmatchListMessages: ({ conversation }) => ({ path: { conversation_id: conversation } }),
  vibesmatchListRequests: plain,
  vibesmatchMarkRead: ({ message }) => ({ path: { message_id: message } }),
  vibesmatchBlockUser: things => ({ ...person(things, ''), body: {} }),
  vibesmatchUnblockUser: person,
  vibesmatchListBlocked: plain,
  vibesmatchReportUser: things => ({ ...person(things, ''), body: { reason: 'spam', description: 'Spam' } }),
  vibesmatchUnmatch: ({ match }) => ({ path: { match_id: match } }),
  vibesmatchListMatches: plain,
  vibesmatchLikeUser: ({ stranger }) => ({ body: { user_id: stranger } }),
  vibesmatchListDiscovery: plain,

  messagingCreateConversation: ({ person }) => ({ body: { type: 'DIRECT', participantIds: [person] } }),
  messagingListConversations: () => ({ query: { search: 'o' } }),
  messagingListMessages: ({ conversation }) => ({ path: { conversationId: conversation } }),
  messagingSendMessage: ({ conversation }) => ({ path: { conversationId: conversation }, body: { content: 'Hello' } }),
  messagingSearchMessages: ({ conversation }) => ({ query: { query: 'marker', conversationId: conversation } }),
}

export const describedOperations = Object.keys(calls)

/** A valid call of an operation about these things. */
export function callOf({ endpoint }: Operation, things: Things, callerId: string): WireCall {
  return wireOf(endpoint, (calls[endpoint.name] ?? plain)(things, callerId))
}

/** Where it names a kind of thing. */
export function placeOf({ endpoint }: Operation, kind: keyof Things): 'path' | 'input' | null {
  return placeIn(calls[endpoint.name] ?? plain, kind)
}
