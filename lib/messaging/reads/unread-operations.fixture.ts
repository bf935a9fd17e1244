import { clearConversation } from '../conversations/clear-conversation'
import { createConversation } from '../conversations/create-conversation'
import { eraseConversation } from '../conversations/erase-conversation'
import { updateMembership } from '../conversations/update-membership'
import { addMembers } from '../groups/add-members'
import { leaveGroup, removeMember } from '../groups/remove-member'
import { renameGroup } from '../groups/rename-group'
import { deleteMessage } from '../messages/delete-message'
import { editMessage } from '../messages/edit-message'
import { forwardMessage } from '../messages/forward-message'
import { toggleReaction } from '../messages/react'
import { sendMessage } from '../messages/send-message'
import { blockUser, unblockUser } from '../people/block-user'
import { cancelRequest } from '../requests/cancel-request'
import { acceptRequest, declineRequest } from '../requests/decide-request'
import { listRequests } from '../requests/list-requests'
import type { Actor } from '../testing/scene'
import { markDelivered } from './mark-delivered'
import { markMessageRead } from './mark-message-read'
import { markRead } from './mark-read'
import type { KnownMessage, Standing, UnreadModel } from './unread-model.fixture'

/** What an operation may choose from: who acts, where, on what. */
export interface Moment {
  actor: Actor
  other: Actor
  /** One that the actor has to do with. */
  conversationId: string
  /** One of its messages, if there is any. */
  message: KnownMessage | undefined
  model: UnreadModel
  standings: readonly Standing[]
  chance: () => number
}

/** Does it, and says what it means for the model; what the product refuses means nothing. */
type Operation = (moment: Moment) => Promise<(() => void) | void>

const nothing = () => {}
const stateOf = ({ standings }: Moment, conversationId: string, userId: string) =>
  standings.find(standing => standing.conversationId === conversationId && standing.userId === userId)?.state
/** The pair's own conversation. */
const directOf = ({ standings, actor, other }: Moment) => standings.find(({ conversationId, kind, userId }) =>
  kind === 'direct' && userId === actor.made.id && standings.some(their => their.conversationId === conversationId && their.userId === other.made.id))?.conversationId

const reading: Record<string, Operation> = {
  async markAllRead({ actor, conversationId: id, model }) {
    await markRead(actor, { id })
    return () => model.readUpTo(id, actor.made.id, Number.MAX_SAFE_INTEGER)
  },
  async markReadUpTo({ actor, conversationId: id, message, model }) {
    if (!message) return
    await markRead(actor, { id, upTo: message.id })
    return () => model.readUpTo(id, actor.made.id, message.seq)
  },
  async markOneRead({ actor, conversationId: id, message, model }) {
    if (!message) return
    await markMessageRead(actor, { id, messageId: message.id })
    return () => model.done(id, actor.made.id, message.id)
  },
  async markUnread({ actor, conversationId: id, model }) {
    await updateMembership(actor, { id, markedUnread: true })
    return () => model.markedUnread(id, actor.made.id)
  },
  async markDelivered({ actor, conversationId: id }) {
    await markDelivered(actor, { id })
  },
  async archive({ actor, conversationId: id, chance }) {
    await updateMembership(actor, { id, archived: chance() < 0.6, pinned: chance() < 0.3 })
  },
}

const saying: Record<string, Operation> = {
  async send({ actor, conversationId: id, chance }) {
    await sendMessage(actor, { id, text: `Line ${chance()}`, silent: chance() < 0.2 })
  },
  async reply({ actor, conversationId: id, message, chance }) {
    if (message) await sendMessage(actor, { id, text: `Reply ${chance()}`, replyToId: message.id })
  },
  async forward({ actor, conversationId: id, message, standings }) {
    if (!message) return
    const conversationIds = [...new Set(standings.filter(({ userId }) => userId === actor.made.id).map(standing => standing.conversationId))].slice(0, 3)
    await forwardMessage(actor, { id, messageId: message.id, conversationIds })
  },
  async edit({ actor, conversationId: id, message, chance }) {
    if (message) await editMessage(actor, { id, messageId: message.id, text: `Edited ${chance()}` })
  },
  async react({ actor, conversationId: id, message }) {
    if (message) await toggleReaction(actor, { id, messageId: message.id, emoji: '👍' })
  },
  async deleteForEveryone({ actor, conversationId: id, message, model, chance }) {
    if (!message) return
    await deleteMessage(actor, { id, messageId: message.id, for: 'everyone', mode: chance() < 0.4 ? 'erase' : 'hide', raisesActivity: chance() < 0.2 })
    return () => model.deletedForEveryone(message.id)
  },
  async deleteForMe({ actor, conversationId: id, message, model }) {
    if (!message) return
    await deleteMessage(actor, { id, messageId: message.id, for: 'me' })
    return () => model.done(id, actor.made.id, message.id)
  },
  async clear({ actor, conversationId: id, model }) {
    await clearConversation(actor, { id })
    return () => model.cleared(id, actor.made.id)
  },
  async erase({ actor, conversationId: id, model, chance, standings }) {
    await eraseConversation(actor, { id, afterwards: chance() < 0.5 ? 'leave' : 'hide' })
    // In a group nobody takes away what others said.
    const isGroup = standings.some(({ conversationId, kind }) => conversationId === id && kind === 'group')
    return () => (isGroup ? model.cleared(id, actor.made.id) : model.erased(id))
  },
}

const meeting: Record<string, Operation> = {
  async writeTo({ actor, other, chance }) {
    await createConversation(actor, { memberIds: [other.made.id], text: `Hello ${chance()}` })
  },
  async accept({ actor }) {
    const [request] = (await listRequests(actor, { box: 'received', limit: 1 })).items
    if (request) await acceptRequest(actor, { id: request.id })
  },
  async decline({ actor }) {
    const [request] = (await listRequests(actor, { box: 'received', limit: 1 })).items
    if (request) await declineRequest(actor, { id: request.id })
  },
  async takeBack({ actor, model }) {
    const [request] = (await listRequests(actor, { box: 'sent', status: 'pending', limit: 1 })).items
    if (!request) return
    await cancelRequest(actor, { id: request.id })
    return () => model.cleared(request.conversationId, request.to.id)
  },
  async block(moment) {
    const { actor, other, model } = moment
    const id = directOf(moment)
    await blockUser(actor, { id: other.made.id })
    // What the blocker asked is taken back with it.
    return id && stateOf(moment, id, other.made.id) === 'requested' ? () => model.cleared(id, other.made.id) : nothing
  },
  async unblock({ actor, other }) {
    await unblockUser(actor, { id: other.made.id })
  },
}

const grouping: Record<string, Operation> = {
  async leaveGroup({ actor, conversationId: id, model }) {
    await leaveGroup(actor, { id })
    return () => model.cleared(id, actor.made.id)
  },
  async removeMember({ actor, other, conversationId: id, model }) {
    await removeMember(actor, { id, userId: other.made.id })
    return () => model.cleared(id, other.made.id)
  },
  async addMember(moment) {
    const { actor, other, conversationId: id, model } = moment
    const before = stateOf(moment, id, other.made.id)
    await addMembers(actor, { id, userIds: [other.made.id] })
    // Who is in it, or was asked and may still answer, is passed over.
    return before === 'active' || before === 'requested' ? nothing : () => model.cleared(id, other.made.id)
  },
  async renameGroup({ actor, conversationId: id, chance }) {
    await renameGroup(actor, { id, name: `Group ${chance()}` })
  },
}

/** Every operation with how often it is chosen. */
export const operations: { name: string; weight: number; run: Operation }[] = [
  ...weighted(reading, { markAllRead: 3, markReadUpTo: 8, markOneRead: 14, markUnread: 3, markDelivered: 2, archive: 4 }),
  ...weighted(saying, { send: 34, reply: 8, forward: 3, edit: 4, react: 4, deleteForEveryone: 7, deleteForMe: 7, clear: 2, erase: 1 }),
  ...weighted(meeting, { writeTo: 5, accept: 3, decline: 2, takeBack: 2, block: 1, unblock: 4 }),
  ...weighted(grouping, { leaveGroup: 1, removeMember: 1, addMember: 4, renameGroup: 1 }),
]

function weighted(runs: Record<string, Operation>, weights: Record<string, number>) {
  return Object.entries(runs).map(([name, run]) => ({ name, run, weight: weights[name] ?? 1 }))
}
