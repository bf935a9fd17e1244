import { describe, expect, it } from 'vitest'
import type { Conversation, Request } from '@/lib/contract/views'
import { isReadable } from '../columns'
import { clearConversation } from '../conversations/clear-conversation'
import { createConversation } from '../conversations/create-conversation'
import { eraseConversation } from '../conversations/erase-conversation'
import { isListed, loadConversations } from '../conversations/load-conversations'
import { updateMembership } from '../conversations/update-membership'
import { addMembers } from '../groups/add-members'
import { changeRole } from '../groups/change-role'
import { leaveGroup, removeMember } from '../groups/remove-member'
import { renameGroup } from '../groups/rename-group'
import { deleteMessage } from '../messages/delete-message'
import { editMessage } from '../messages/edit-message'
import { pinMessage } from '../messages/pin-message'
import { addReaction } from '../messages/react'
import { sendMessage } from '../messages/send-message'
import { blockUser } from '../people/block-user'
import { markDelivered } from '../reads/mark-delivered'
import { markMessageRead } from '../reads/mark-message-read'
import { markRead } from '../reads/mark-read'
import { cancelRequest } from '../requests/cancel-request'
import { createRequest } from '../requests/create-request'
import { acceptRequest, declineRequest } from '../requests/decide-request'
import { listRequests } from '../requests/list-requests'
import { type Actor, scene } from '../testing/scene'
import { sync } from './sync'

const { ctx, person } = scene()

/** Ada and Ben talk; both are in a group with Cleo, which Ada owns; Dan asks Ada, and Ada asks Eve. */
async function createWorld() {
  const [ada, ben, cleo, dan, eve] = await Promise.all([person(), person(), person(), person(), person()])
  for (const other of [ben, cleo]) {
    const { id } = (await createConversation(ada, { memberIds: [other.made.id], text: 'Hello' })).view
    await sendMessage(other, { id, text: 'Hello to you' })
  }
  const direct = (await createConversation(ada, { memberIds: [ben.made.id], text: 'How are you?' })).view
  const group = (await createConversation(ada, { memberIds: [ben.made.id, cleo.made.id], name: 'Three', text: 'Welcome' })).view
  const received = (await createRequest(dan, { userId: ada.made.id, text: 'May I?' })).view
  const sent = (await createRequest(ada, { userId: eve.made.id, text: 'May I?' })).view
  return { ada, ben, cleo, dan, eve, direct, group, received, sent, id: direct.id, messageId: direct.lastMessage?.id ?? '', welcomeId: group.lastMessage?.id ?? '' }
}
type World = Awaited<ReturnType<typeof createWorld>>

/** As if all of it were of yesterday: what was just written comes again in any case. */
async function age(): Promise<void> {
  await ctx.sql`update memberships set changed_at = changed_at - interval '1 day'`
  await ctx.sql`update requests set created_at = created_at - interval '1 day', decided_at = decided_at - interval '1 day'`
}

/** What a client holds: it takes in what sync answers, and drops what it is in no more. */
class Client {
  readonly conversations = new Map<string, Conversation>()
  readonly requests = new Map<string, Request>()
  #cursor: string | undefined

  constructor(readonly viewer: Actor) {}

  async sync(): Promise<number> {
    const answer = await sync(this.viewer, { since: this.#cursor })
    for (const conversation of answer.conversations) this.conversations.set(conversation.id, conversation)
    for (const request of answer.requests) this.requests.set(request.id, request)
    this.#cursor = answer.cursor
    return answer.conversations.length + answer.requests.length
  }

  holds() {
    const conversations = [...this.conversations.values()].filter(({ state, kind }) => state === 'active' || (state === 'left' && kind === 'group'))
    const requests = [...this.requests.values()].filter(({ status }) => status === 'pending')
    return ordered(conversations, requests)
  }
}

async function fresh(viewer: Actor) {
  const [conversations, received, sent] = await Promise.all([
    loadConversations(viewer, ctx.sql`${isReadable(ctx.sql)} and ms.state <> 'requested' and ${isListed(viewer)}`, ctx.sql``),
    listRequests(viewer, { box: 'received', limit: 100 }),
    listRequests(viewer, { box: 'sent', status: 'pending', limit: 100 }),
  ])
  return ordered(conversations.map(({ view }) => view), [...received.items, ...sent.items])
}

function ordered(conversations: Conversation[], requests: Request[]) {
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)
  return { conversations: conversations.sort(byId), requests: requests.sort(byId) }
}

type Happening = (world: World) => Promise<unknown>
type Side = 'ada' | 'ben' | 'cleo' | 'dan' | 'eve'

// Who looks on, and what happens: on another device of theirs, or elsewhere.
const stories: [title: string, viewer: Side, happens: Happening][] = [
  ['something is said', 'ada', ({ ben, id }) => sendMessage(ben, { id, text: 'Fine' })],
  ['something is said in a group', 'cleo', ({ ben, group }) => sendMessage(ben, { id: group.id, text: 'Thanks' })],
  ['the caller says something elsewhere', 'ada', ({ ada, id }) => sendMessage(ada, { id, text: 'And?' })],
  ['a message is edited', 'ben', ({ ada, id, messageId }) => editMessage(ada, { id, messageId, text: 'Edited' })],
  ['a message is deleted', 'ben', ({ ada, id, messageId }) => deleteMessage(ada, { id, messageId, for: 'everyone' })],
  ['a message is erased', 'ben', ({ ada, id, messageId }) => deleteMessage(ada, { id, messageId, for: 'everyone', mode: 'erase' })],
  ['a message is hidden by the caller', 'ben', ({ ben, id, messageId }) => deleteMessage(ben, { id, messageId, for: 'me' })],
  ['a message is reacted to', 'ada', ({ ben, id, messageId }) => addReaction(ben, { id, messageId, emoji: '👍' })],
  ['a message is pinned', 'ben', ({ ada, id, messageId }) => pinMessage(ada, { id, messageId })],
  ['the other side reads', 'ada', ({ ben, id }) => markRead(ben, { id })],
  ['somebody in a group reads', 'ada', ({ ben, group }) => markRead(ben, { id: group.id })],
  ['the other side receives', 'ada', ({ ben, id }) => markDelivered(ben, { id })],
  ['the caller reads', 'ben', ({ ben, id }) => markRead(ben, { id })],
  ['the caller reads one message', 'cleo', ({ cleo, group, welcomeId }) => markMessageRead(cleo, { id: group.id, messageId: welcomeId })],
  ['the caller marks something unread', 'ada', ({ ada, id }) => updateMembership(ada, { id, markedUnread: true })],
  ['the caller pins, mutes and drafts', 'ada', ({ ada, id }) => updateMembership(ada, { id, pinned: true, mutedUntil: '2999-01-01T00:00:00Z', draft: 'Well' })],
  ['the caller archives', 'ada', ({ ada, id }) => updateMembership(ada, { id, archived: true })],
  ['the caller clears', 'ada', ({ ada, id }) => clearConversation(ada, { id })],
  ['the other side erases everything', 'ben', ({ ada, id }) => eraseConversation(ada, { id, afterwards: 'leave' })],
  ['the caller erases everything and leaves', 'ada', ({ ada, id }) => eraseConversation(ada, { id, afterwards: 'leave' })],
  ['the other side leaves, and says something', 'ada', async ({ ada, ben, id }) => {
    await eraseConversation(ben, { id, afterwards: 'leave' })
    await sendMessage(ada, { id, text: 'Are you there?' })
  }],
  ['a group gets another name', 'ben', ({ ada, group }) => renameGroup(ada, { id: group.id, name: 'Four' })],
  ['somebody gets another role', 'cleo', ({ ada, ben, group }) => changeRole(ada, { id: group.id, userId: ben.made.id, role: 'admin' })],
  ['the caller is removed', 'ben', ({ ada, ben, group }) => removeMember(ada, { id: group.id, userId: ben.made.id })],
  ['somebody else is removed', 'ben', ({ ada, cleo, group }) => removeMember(ada, { id: group.id, userId: cleo.made.id })],
  ['the caller leaves', 'ben', ({ ben, group }) => leaveGroup(ben, { id: group.id })],
  ['the owner leaves', 'ben', ({ ada, group }) => leaveGroup(ada, { id: group.id })],
  ['the caller is taken back', 'ben', async ({ ada, ben, group }) => {
    await leaveGroup(ben, { id: group.id })
    await addMembers(ada, { id: group.id, userIds: [ben.made.id] })
  }],
  ['a stranger is asked into a group', 'dan', ({ ada, dan, group }) => addMembers(ada, { id: group.id, userIds: [dan.made.id] })],
  ['somebody is asked', 'ben', ({ dan, ben }) => createRequest(dan, { userId: ben.made.id, text: 'You too?' })],
  ['the caller asks', 'dan', ({ dan, ben }) => createRequest(dan, { userId: ben.made.id, text: 'You too?' })],
  ['the caller accepts', 'ada', ({ ada, received }) => acceptRequest(ada, { id: received.id })],
  ['the caller is accepted', 'ada', ({ eve, sent }) => acceptRequest(eve, { id: sent.id })],
  ['the caller is answered', 'ada', ({ eve, sent }) => sendMessage(eve, { id: sent.conversationId, text: 'You may' })],
  ['the caller declines', 'ada', ({ ada, received }) => declineRequest(ada, { id: received.id })],
  ['a request is taken back', 'ada', ({ dan, received }) => cancelRequest(dan, { id: received.id })],
  ['the caller takes a request back', 'ada', ({ ada, sent }) => cancelRequest(ada, { id: sent.id })],
  ['what was asked is edited', 'ada', async ({ dan, received }) => {
    const [asked] = await ctx.sql<{ id: string }[]>`select id from messages where conversation_id = ${received.conversationId}`
    await editMessage(dan, { id: received.conversationId, messageId: asked?.id ?? '', text: 'Please?' })
  }],
  ['the other side blocks', 'ben', ({ ada, ben }) => blockUser(ada, { id: ben.made.id })],
  ['the caller blocks', 'ben', ({ ada, ben }) => blockUser(ben, { id: ada.made.id })],
  ['who asked is blocked', 'ada', ({ ada, dan }) => blockUser(ada, { id: dan.made.id })],
  ['who was asked blocks', 'ada', ({ ada, eve }) => blockUser(eve, { id: ada.made.id })],
]

describe('a client that syncs holds what a fresh one is answered', () => {
  it.each(stories)('after: %s', async (_title, side, happens) => {
    const world = await createWorld()
    const client = new Client(world[side])
    await age()
    await client.sync()
    await happens(world)
    await client.sync()
    expect(client.holds()).toEqual(await fresh(world[side]))
  })

  it('decision 5: of a decline nothing at all comes to whoever asked', async () => {
    const { eve, ada, sent } = await createWorld()
    await age()
    const client = new Client(ada)
    await client.sync()
    const before = client.holds()
    await declineRequest(eve, { id: sent.id })
    expect(await client.sync()).toBe(0)
    expect(await fresh(ada)).toEqual(before)
  })

  it('who has left a group is told of nothing that happens in it since', async () => {
    const { ada, ben, group } = await createWorld()
    await leaveGroup(ben, { id: group.id })
    await age()
    const client = new Client(ben)
    await client.sync()
    await sendMessage(ada, { id: group.id, text: 'Without Ben' })
    await renameGroup(ada, { id: group.id, name: 'Two' })
    expect(await client.sync()).toBe(0)
  })
})
