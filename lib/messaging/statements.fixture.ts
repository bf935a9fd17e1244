import { v7 as newId } from 'uuid'
import { requestExport } from './account/exports'
import { clearConversation } from './conversations/clear-conversation'
import { createConversation } from './conversations/create-conversation'
import { eraseConversation } from './conversations/erase-conversation'
import { setTyping } from './conversations/set-typing'
import { updateMembership } from './conversations/update-membership'
import type { Ctx } from './ctx'
import { addMembers } from './groups/add-members'
import { changeRole } from './groups/change-role'
import { createGroup } from './groups/create-group'
import { leaveGroup, removeMember } from './groups/remove-member'
import { renameGroup } from './groups/rename-group'
import { likePerson } from './matching/like-person'
import { unmatch } from './matching/unmatch'
import { createUpload } from './media/create-upload'
import { discardUpload } from './media/discard-upload'
import { deleteMessage } from './messages/delete-message'
import { editMessage } from './messages/edit-message'
import { forwardMessage } from './messages/forward-message'
import { pinMessage, unpinMessage } from './messages/pin-message'
import { addReaction, removeReaction, toggleReaction } from './messages/react'
import { saveMessage, unsaveMessage } from './messages/save-message'
import { cancelScheduled, scheduleMessage } from './messages/schedule-message'
import { sendMessage } from './messages/send-message'
import { changeAccount } from './moderation/change-account'
import { createReport } from './moderation/create-report'
import { decideReport } from './moderation/decide-report'
import { reported, staff } from './moderation/moderation.fixture'
import { suspendUser, unsuspendUser } from './moderation/suspend-user'
import { deletePushSubscription, putPushSubscription } from './notifications/push-subscriptions'
import { blockUser, unblockUser } from './people/block-user'
import { followUser, unfollowUser } from './people/follow-user'
import { updateSettings } from './people/settings'
import { signUp } from './people/sign-up'
import { updateMe } from './people/update-me'
import { updatePassword } from './people/update-password'
import { updatePresence } from './presence/presence'
import { markDelivered } from './reads/mark-delivered'
import { markMessageRead } from './reads/mark-message-read'
import { markRead } from './reads/mark-read'
import { cancelRequest } from './requests/cancel-request'
import { createRequest } from './requests/create-request'
import { acceptRequest, declineRequest } from './requests/decide-request'
import { revokeSession } from './sessions/sessions'
import { startSession } from './sessions/sign-in'
import { group } from './testing/group'
import { type Actor, scene } from './testing/scene'
import { createWebhook, deleteWebhook } from './webhooks/webhooks'

const here = scene()
const { pair, person, ctx } = here

/** Makes the verb seen while it runs. */
type Watch = <Any extends Ctx>(ctx: Any) => Any
/** Prepares a world, and answers the one call that is looked at. */
type Case = () => Promise<(watch: Watch) => Promise<unknown>>

const two = async () => Promise.all([person(), person()])
const heart = (on: { id: string; messageId: string }) => ({ ...on, emoji: '❤️' })

async function said() {
  const { ada, ben, id } = await pair()
  const { view } = await sendMessage(ada, { id, text: 'Hello' })
  return { ada, ben, on: { id, messageId: view.id } }
}

async function members() {
  const [ada, ben, eve] = await Promise.all([person(), person(), person()])
  return { ada, ben, eve, id: await group(ada, ben) }
}

async function asked() {
  const [ada, ben] = await two()
  const { view } = await createRequest(ada, { userId: ben.made.id, text: 'May I?' })
  return { ada, ben, id: view.id }
}

const later = () => new Date(Date.now() + 3_600_000).toISOString()
const browser = { endpoint: 'https://push.example/1', keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) } }
const hook = { url: 'https://example.org/', events: ['message_created' as const] }

/** A call after somebody has done something. */
const after = (before: (ada: Actor, ben: Actor) => Promise<unknown>, call: (ada: Actor, ben: Actor) => Promise<unknown>): Case => async () => {
  const [ada, ben] = await two()
  await before(ada, ben)
  return watch => call(watch(ada), ben)
}
const alone = (call: (ada: Actor, ben: Actor) => Promise<unknown>): Case => after(async () => {}, call)

type On = { id: string; messageId: string }
const onMessage = (call: (ada: Actor, on: On) => Promise<unknown>, before: (ada: Actor, on: On) => Promise<unknown> = async () => {}): Case => async () => {
  const { ada, on } = await said()
  await before(ada, on)
  return watch => call(watch(ada), on)
}
const toBen = (call: (ben: Actor, on: On) => Promise<unknown>): Case => async () => {
  const { ben, on } = await said()
  return watch => call(watch(ben), on)
}
const inGroup = (call: (ada: Actor, id: string, others: { ben: Actor; eve: Actor }) => Promise<unknown>): Case => async () => {
  const { ada, ben, eve, id } = await members()
  return watch => call(watch(ada), id, { ben, eve })
}

/** Every verb that writes, by the file that it is written in. */
export const writes: Record<string, Record<string, Case>> = {
  'account/exports.ts': { requestExport: alone(ada => requestExport(ada)) },
  'conversations/clear-conversation.ts': { clearConversation: toBen((ben, { id }) => clearConversation(ben, { id })) },
  'conversations/create-conversation.ts': { createConversation: alone((ada, ben) => createConversation(ada, { memberIds: [ben.made.id] })) },
  'conversations/erase-conversation.ts': { eraseConversation: onMessage((ada, { id }) => eraseConversation(ada, { id, afterwards: 'leave' })) },
  'conversations/set-typing.ts': { setTyping: onMessage((ada, { id }) => setTyping(ada, { id, typing: true })) },
  'conversations/update-membership.ts': { updateMembership: onMessage((ada, { id }) => updateMembership(ada, { id, pinned: true, draft: 'And' })) },
  'groups/create-group.ts': { createGroup: alone((ada, ben) => createGroup(ada, { memberIds: [ben.made.id], name: 'Friends' })) },
  'groups/add-members.ts': { addMembers: inGroup((ada, id, { eve }) => addMembers(ada, { id, userIds: [eve.made.id] })) },
  'groups/change-role.ts': { changeRole: inGroup((ada, id, { ben }) => changeRole(ada, { id, userId: ben.made.id, role: 'admin' })) },
  'groups/rename-group.ts': { renameGroup: inGroup((ada, id) => renameGroup(ada, { id, name: 'Family' })) },
  'groups/remove-member.ts': {
    removeMember: inGroup((ada, id, { ben }) => removeMember(ada, { id, userId: ben.made.id })),
    leaveGroup: inGroup((ada, id) => leaveGroup(ada, { id })),
  },
  'groups/join-group.ts': {
    joinGroup: async () => {
      const [ada, ben] = await two()
      const { id } = await createGroup(ada, { memberIds: [ben.made.id], name: 'Friends' })
      const [request] = await ctx.sql<{ id: string }[]>`select id from requests where conversation_id = ${id}`
      return watch => acceptRequest(watch(ben), { id: request?.id ?? '' })
    },
  },
  'matching/like-person.ts': {
    likePerson: alone((ada, ben) => likePerson(ada, { userId: ben.made.id })),
    'likePerson back': after((ada, ben) => likePerson(ben, { userId: ada.made.id }), (ada, ben) => likePerson(ada, { userId: ben.made.id })),
  },
  'matching/unmatch.ts': {
    unmatch: async () => {
      const [ada, ben] = await two()
      await likePerson(ada, { userId: ben.made.id })
      await likePerson(ben, { userId: ada.made.id })
      const [match] = await ctx.sql<{ id: string }[]>`select id from matches where ${ada.made.id} in (first_id, second_id)`
      return watch => unmatch(watch(ada), { id: match?.id ?? '' })
    },
  },
  'messages/write-message.ts': {
    sendMessage: onMessage((ada, { id, messageId }) => sendMessage(ada, { id, text: 'Well', replyToId: messageId })),
  },
  'messages/edit-message.ts': { editMessage: onMessage((ada, on) => editMessage(ada, { ...on, text: 'Hallo' })) },
  'media/discard-upload.ts': {
    discardUpload: async () => {
      const ada = await person()
      const upload = await createUpload(ada, { file: new File(['Words.'], 'words.txt') })
      return watch => discardUpload(watch(ada), upload)
    },
  },
  'messages/delete-message.ts': {
    'deleteMessage for everyone': onMessage((ada, on) => deleteMessage(ada, { ...on, for: 'everyone' })),
    'deleteMessage erased': onMessage((ada, on) => deleteMessage(ada, { ...on, for: 'everyone', mode: 'erase' })),
    'deleteMessage for me': onMessage((ada, on) => deleteMessage(ada, { ...on, for: 'me' })),
  },
  'messages/react.ts': {
    addReaction: onMessage((ada, on) => addReaction(ada, heart(on))),
    toggleReaction: onMessage((ada, on) => toggleReaction(ada, heart(on))),
    removeReaction: onMessage((ada, on) => removeReaction(ada, heart(on)), (ada, on) => addReaction(ada, heart(on))),
  },
  'messages/pin-message.ts': {
    pinMessage: onMessage((ada, on) => pinMessage(ada, on)),
    unpinMessage: onMessage((ada, on) => unpinMessage(ada, on), (ada, on) => pinMessage(ada, on)),
  },
  'messages/save-message.ts': {
    saveMessage: onMessage((ada, on) => saveMessage(ada, on)),
    unsaveMessage: onMessage((ada, on) => unsaveMessage(ada, on), (ada, on) => saveMessage(ada, on)),
  },
  'messages/schedule-message.ts': {
    scheduleMessage: onMessage((ada, { id }) => scheduleMessage(ada, { id, text: 'Later', sendAt: later() })),
    cancelScheduled: async () => {
      const { ada, on: { id } } = await said()
      const { view } = await scheduleMessage(ada, { id, text: 'Later', sendAt: later() })
      return watch => cancelScheduled(watch(ada), { id, scheduledId: view.id })
    },
  },
  'moderation/change-account.ts': {
    changeAccount: async () => {
      const [boss, ada] = await Promise.all([staff(here, 'administrator'), person()])
      return watch => changeAccount(watch(boss), { id: ada.made.id, plan: 'premium' })
    },
  },
  'moderation/create-report.ts': { createReport: toBen((ben, { messageId }) => createReport(ben, { messageId, reason: 'spam' })) },
  'moderation/decide-report.ts': {
    decideReport: async () => {
      const [judge, { reportId }] = await Promise.all([staff(here, 'moderator'), reported(here, 'Buy!')])
      return watch => decideReport(watch(judge), { id: reportId, status: 'dismissed' })
    },
  },
  'moderation/suspend-user.ts': {
    suspendUser: async () => {
      const [judge, ada] = await Promise.all([staff(here, 'moderator'), person()])
      return watch => suspendUser(watch(judge), { id: ada.made.id, reason: 'Spam' })
    },
    unsuspendUser: async () => {
      const [judge, ada] = await Promise.all([staff(here, 'moderator'), person()])
      await suspendUser(judge, { id: ada.made.id, reason: 'Spam' })
      return watch => unsuspendUser(watch(judge), { id: ada.made.id })
    },
  },
  'notifications/push-subscriptions.ts': {
    putPushSubscription: alone(ada => putPushSubscription(ada, browser)),
    deletePushSubscription: after(ada => putPushSubscription(ada, browser), ada => deletePushSubscription(ada, { endpoint: browser.endpoint })),
  },
  'people/block-user.ts': {
    blockUser: async () => {
      const { ada, ben } = await said()
      return watch => blockUser(watch(ada), { id: ben.made.id })
    },
    unblockUser: after((ada, ben) => blockUser(ada, { id: ben.made.id }), (ada, ben) => unblockUser(ada, { id: ben.made.id })),
  },
  'people/follow-user.ts': {
    followUser: alone((ada, ben) => followUser(ada, { id: ben.made.id })),
    unfollowUser: after((ada, ben) => followUser(ada, { id: ben.made.id }), (ada, ben) => unfollowUser(ada, { id: ben.made.id })),
  },
  'people/settings.ts': { updateSettings: alone(ada => updateSettings(ada, { whoCanMessage: 'nobody' })) },
  'people/sign-up.ts': {
    signUp: async () => watch => signUp(watch(ctx), { username: `p${newId().replaceAll('-', '').slice(-20)}`, password: 'a password of ours', name: 'Ada' }),
  },
  'people/update-me.ts': { updateMe: alone(ada => updateMe(ada, { name: 'Countess' })) },
  'people/update-password.ts': {
    updatePassword: alone(ada => updatePassword(ada, { currentPassword: ada.made.password, newPassword: 'another password of ours' })),
  },
  'reads/mark-read.ts': { markRead: toBen((ben, { id }) => markRead(ben, { id })) },
  'reads/mark-message-read.ts': { markMessageRead: toBen((ben, on) => markMessageRead(ben, on)) },
  'reads/mark-delivered.ts': { markDelivered: toBen((ben, { id }) => markDelivered(ben, { id })) },
  'requests/cancel-request.ts': {
    cancelRequest: async () => {
      const { ada, id } = await asked()
      return watch => cancelRequest(watch(ada), { id })
    },
  },
  'requests/decide-request.ts': {
    acceptRequest: async () => {
      const { ben, id } = await asked()
      return watch => acceptRequest(watch(ben), { id })
    },
    declineRequest: async () => {
      const { ben, id } = await asked()
      return watch => declineRequest(watch(ben), { id })
    },
  },
  'sessions/sessions.ts': { revokeSession: alone(ada => revokeSession(ada, ada.made.id, ada.caller.sessionId)) },
  'sessions/sign-in.ts': { startSession: alone(ada => startSession(ada, ada.made.id, 'token')) },
  'webhooks/webhooks.ts': {
    createWebhook: alone(ada => createWebhook(ada, hook)),
    deleteWebhook: async () => {
      const ada = await person()
      const { id } = await createWebhook(ada, hook)
      return watch => deleteWebhook(watch(ada), { id })
    },
  },
}

/**
 * Verbs made of others, each part whole by itself: what is begun and never said anything in is nobody's news, and who is
 * told of presence is found out after it has changed.
 */
export const combined: Record<string, { writes: number; prepare: Case }> = {
  'createConversation with a text': { writes: 2, prepare: alone((ada, ben) => createConversation(ada, { memberIds: [ben.made.id], text: 'May I?' })) },
  createRequest: { writes: 2, prepare: alone((ada, ben) => createRequest(ada, { userId: ben.made.id, text: 'May I?' })) },
  forwardMessage: { writes: 1, prepare: onMessage((ada, on) => forwardMessage(ada, { ...on, conversationIds: [on.id] })) },
  updatePresence: { writes: 2, prepare: alone(ada => updatePresence(ada, { status: 'online' })) },
}
