import { describe, expect, it } from 'vitest'
import type { EventType, ParleyEvent } from '@/lib/contract/events'
import type { Conversation } from '@/lib/contract/views'
import { clearConversation } from '@/lib/messaging/conversations/clear-conversation'
import { createConversation } from '@/lib/messaging/conversations/create-conversation'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { setTyping } from '@/lib/messaging/conversations/set-typing'
import { deleteMessage } from '@/lib/messaging/messages/delete-message'
import { editMessage } from '@/lib/messaging/messages/edit-message'
import { listMessages } from '@/lib/messaging/messages/list-messages'
import { pinMessage } from '@/lib/messaging/messages/pin-message'
import { addReaction, removeReaction } from '@/lib/messaging/messages/react'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { getMe } from '@/lib/messaging/people/get-me'
import { socketClosed, socketOpened } from '@/lib/messaging/presence/sockets'
import { updateMembership } from '@/lib/messaging/conversations/update-membership'
import { markDelivered } from '@/lib/messaging/reads/mark-delivered'
import { markMessageRead } from '@/lib/messaging/reads/mark-message-read'
import { markRead } from '@/lib/messaging/reads/mark-read'
import { cancelRequest } from '@/lib/messaging/requests/cancel-request'
import { createRequest } from '@/lib/messaging/requests/create-request'
import { acceptRequest, declineRequest } from '@/lib/messaging/requests/decide-request'
import { listRequests } from '@/lib/messaging/requests/list-requests'
import { listEvents } from '@/lib/messaging/sync/list-events'
import { sync } from '@/lib/messaging/sync/sync'
import { type Actor, scene } from '@/lib/messaging/testing/scene'
import { apply } from './apply'
import { type Cache, type FollowUp, loseConversation, position, receiveConversation } from './cache'
import { createMapCache } from './map-cache.fixture'
import type { RequestBox, RequestList } from './request-list'
import { openWindow } from './thread-window'

const { pair, person, published, ctx } = scene()

interface Story {
  viewer: Actor
  id: string
  /** What happens, on the real core; the events of it that reach the viewer are applied. */
  happens(): Promise<unknown>
}

/** Ada said One and Two, and Ben answered One. */
async function conversation() {
  const { ada, ben, id } = await pair()
  const { view: one } = await sendMessage(ada, { id, text: 'One' })
  await sendMessage(ben, { id, text: 'To one', replyToId: one.id })
  const { view: two } = await sendMessage(ada, { id, text: 'Two' })
  return { ada, ben, id, one, two }
}

/** Ada asked Ben, who does not know her. */
async function asked() {
  const [ada, ben] = await Promise.all([person(), person()])
  const { view: request } = await createRequest(ada, { userId: ben.made.id, text: 'May I?' })
  return { ada, ben, request, id: request.conversationId }
}

// A type that is added to the registry does not compile before it has its story here.
const stories: Record<Exclude<EventType, 'resync'>, () => Promise<Story>> = {
  async message_created() {
    const { ada, ben, id } = await conversation()
    return { viewer: ben, id, happens: () => sendMessage(ada, { id, text: 'Three' }) }
  },
  async message_updated() {
    const { ada, ben, id, one } = await conversation()
    return { viewer: ben, id, happens: () => editMessage(ada, { id, messageId: one.id, text: 'Eins' }) }
  },
  async message_deleted() {
    const { ada, ben, id, two } = await conversation()
    return { viewer: ben, id, happens: () => deleteMessage(ada, { id, messageId: two.id, for: 'everyone' }) }
  },
  async reaction_changed() {
    const { ada, ben, id, two } = await conversation()
    await addReaction(ada, { id, messageId: two.id, emoji: '👍' })
    return { viewer: ada, id, happens: () => addReaction(ben, { id, messageId: two.id, emoji: '👍' }) }
  },
  async message_hidden() {
    const { ben, id, two } = await conversation()
    return { viewer: ben, id, happens: () => deleteMessage(ben, { id, messageId: two.id, for: 'me' }) }
  },
  async membership_updated() {
    const { ben, id } = await conversation()
    return { viewer: ben, id, happens: () => updateMembership(ben, { id, pinned: true, archived: true, markedUnread: true, draft: 'Well', mutedUntil: '2100-01-01T00:00:00.000Z' }) }
  },
  async request_created() {
    const [ada, ben] = await Promise.all([person(), person()])
    const story: Story = { viewer: ben, id: '', happens: async () => void (story.id = (await createRequest(ada, { userId: ben.made.id, text: 'May I?' })).view.conversationId) }
    return story
  },
  async request_updated() {
    const { ada, ben, id, request } = await asked()
    return { viewer: ada, id, happens: () => acceptRequest(ben, { id: request.id }) }
  },
  async conversation_updated() {
    const [ada, ben] = await Promise.all([person(), person()])
    const begin = () => createConversation(ada, { memberIds: [ben.made.id] })
    const story: Story = { viewer: ada, id: '', happens: async () => void (story.id = (await begin()).view.id) }
    return story
  },
  async conversation_read() {
    const { ada, ben, id } = await conversation()
    return { viewer: ada, id, happens: () => markRead(ben, { id }) }
  },
  async conversation_delivered() {
    const { ada, ben, id } = await conversation()
    return { viewer: ada, id, happens: () => markDelivered(ben, { id }) }
  },
  async typing() {
    const { ada, ben, id } = await conversation()
    return { viewer: ada, id, happens: () => setTyping(ben, { id, typing: true }) }
  },
  async presence_changed() {
    const { ada, ben, id } = await conversation()
    await socketOpened(ctx, ada.made.id)
    await socketOpened(ctx, ben.made.id)
    return { viewer: ada, id, happens: () => socketClosed(ctx, ben.made.id) }
  },
}

async function refetch(cache: Cache, viewer: Actor, id: string): Promise<void> {
  cache.me.set(await getMe(viewer))
  for (const { box, list } of cache.requests()) list.set(await waiting(viewer, box))
  if (id === '') return
  receiveConversation(cache, await getConversation(viewer, { id }))
  cache.thread(id).set(openWindow(await listMessages(viewer, { id, limit: 50 }), cache.conversation(id).get()?.seq ?? 0))
}

async function follow(cache: Cache, viewer: Actor, followUps: FollowUp[]): Promise<void> {
  for (const followUp of followUps) {
    if (followUp.do === 'fetchMe') cache.me.set(await getMe(viewer))
    if (followUp.do === 'sync') for (const changed of (await sync(viewer, {})).conversations) receiveConversation(cache, changed)
    if (followUp.do === 'fetchConversation' || followUp.do === 'recount') {
      const found = await getConversation(viewer, { id: followUp.conversationId }).catch(() => null)
      if (found) receiveConversation(cache, found)
      else loseConversation(cache, followUp.conversationId)
    }
  }
}

function waiting(viewer: Actor, box: RequestBox) {
  return listRequests(viewer, { box, status: 'pending', limit: 50 })
}

/** When somebody who is here was last here is always now, so two answers never agree on it. */
function settled(of: Conversation | undefined) {
  return of && { ...of, members: of.members.map(({ user, ...member }) => ({ ...member, user: { ...user, lastActiveAt: user.online ? 'now' : user.lastActiveAt } })) }
}

async function expectSameAsRefetched(cache: Cache, { viewer, id }: Story): Promise<void> {
  expect(settled(cache.conversation(id).get())).toEqual(settled(await getConversation(viewer, { id })))
  const window = cache.thread(id).get()
  expect(window?.messages).toEqual(window && (await listMessages(viewer, { id, limit: 50 })).items)
  const { unreadCount, requestCount } = await getMe(viewer)
  expect(cache.me.get()).toMatchObject({ unreadCount, requestCount })
  for (const { box, list } of cache.requests()) expect(namesOf(list.get())).toEqual(namesOf(await waiting(viewer, box)))
}

function namesOf(list: RequestList | undefined) {
  return list?.items.map(({ id, status, text }) => ({ id, status, text }))
}

async function play(story: Story): Promise<{ cache: Cache; events: ParleyEvent[] }> {
  const cache = createMapCache(story.viewer.made.id)
  await refetch(cache, story.viewer, story.id)
  const before = published.length
  await story.happens()
  const reached = published.slice(before).filter(({ userIds }) => userIds.includes(story.viewer.made.id))
  return { cache, events: reached.map(({ event }) => event) }
}

/** Plays a story and applies its events, each twice. */
async function replay(story: Story): Promise<{ cache: Cache; events: ParleyEvent[] }> {
  const { cache, events } = await play(story)
  for (const event of [...events, ...events]) await follow(cache, story.viewer, apply(cache, event, 0))
  return { cache, events }
}

describe('applying an event leaves a client where refetching would', () => {
  it.each(Object.entries(stories))('%s, also when it comes twice', async (type, begin) => {
    const story = await begin()
    const { cache, events } = await replay(story)
    expect(events.map(event => event.type)).toContain(type)
    await expectSameAsRefetched(cache, story)
  })

  it.each<[string, () => Promise<Story>]>([
    ['a pin', async () => {
      const { ada, ben, id, one } = await conversation()
      return { viewer: ben, id, happens: () => pinMessage(ada, { id, messageId: one.id }) }
    }],
    ['an edit of the last message', async () => {
      const { ada, ben, id, two } = await conversation()
      return { viewer: ben, id, happens: () => editMessage(ada, { id, messageId: two.id, text: 'Zwei' }) }
    }],
    ['a deletion of what a reply quotes', async () => {
      const { ada, ben, id, one } = await conversation()
      return { viewer: ben, id, happens: () => deleteMessage(ada, { id, messageId: one.id, for: 'everyone' }) }
    }],
    ['a deletion of everything that was said', async () => {
      const { ada, ben, id } = await pair()
      const { view } = await sendMessage(ada, { id, text: 'Nothing' })
      return { viewer: ben, id, happens: () => deleteMessage(ada, { id, messageId: view.id, for: 'everyone', mode: 'erase' }) }
    }],
    ['one’s own reaction, given on another device', async () => {
      const { ben, id, two } = await conversation()
      return { viewer: ben, id, happens: () => addReaction(ben, { id, messageId: two.id, emoji: '❤️' }) }
    }],
    ['a reaction that is taken back', async () => {
      const { ada, ben, id, two } = await conversation()
      await addReaction(ben, { id, messageId: two.id, emoji: '❤️' })
      return { viewer: ada, id, happens: () => removeReaction(ben, { id, messageId: two.id, emoji: '❤️' }) }
    }],
    ['one message that was read by itself', async () => {
      const { ada, ben, id, two } = await conversation()
      await sendMessage(ada, { id, text: 'Three' })
      return { viewer: ben, id, happens: () => markMessageRead(ben, { id, messageId: two.id }) }
    }],
    ['a conversation that was cleared', async () => {
      const { ben, id } = await conversation()
      return { viewer: ben, id, happens: () => clearConversation(ben, { id }) }
    }],
    ['what was said after it was cleared', async () => {
      const { ada, ben, id } = await conversation()
      await clearConversation(ben, { id })
      return { viewer: ben, id, happens: () => sendMessage(ada, { id, text: 'Anew' }) }
    }],
    ['reading what was marked unread', async () => {
      const { ben, id } = await conversation()
      await markRead(ben, { id })
      await updateMembership(ben, { id, markedUnread: true })
      return { viewer: ben, id, happens: () => markRead(ben, { id }) }
    }],
    ['a request that was accepted here', async () => {
      const { ben, id, request } = await asked()
      return { viewer: ben, id, happens: () => acceptRequest(ben, { id: request.id }) }
    }],
    ['a request that was answered', async () => {
      const { ada, ben, id } = await asked()
      return { viewer: ada, id, happens: () => sendMessage(ben, { id, text: 'Yes' }) }
    }],
    ['a request that was declined, to whoever made it', async () => {
      const { ada, ben, id, request } = await asked()
      return { viewer: ada, id, happens: () => declineRequest(ben, { id: request.id }) }
    }],
  ])('%s', async (_, begin) => {
    const story = await begin()
    const { cache } = await replay(story)
    await expectSameAsRefetched(cache, story)
  })

  it('a request that was declined, or taken back, is gone', async () => {
    for (const end of [declineRequest, cancelRequest]) {
      const { ada, ben, id, request } = await asked()
      const { cache } = await replay({ viewer: ben, id, happens: async () => void (await end(end === declineRequest ? ben : ada, { id: request.id })) })
      expect(cache.requests().map(({ list }) => list.get()?.items)).toEqual([[], []])
      expect(cache.me.get()?.requestCount).toBe(0)
      expect(cache.conversation(id).get()?.state).toBe('declined')
    }
  })

  it('conversation_read on the reader’s other device', async () => {
    const { ben, id } = await conversation()
    const story: Story = { viewer: ben, id, happens: () => markRead(ben, { id }) }
    const { cache, events } = await play(story)
    for (const event of events) await follow(cache, ben, apply(cache, event, 0))
    await expectSameAsRefetched(cache, story)
    expect(cache.me.get()?.unreadCount).toBe(0)
  })

  it('resync', async () => {
    const { ada, ben, id } = await conversation()
    const story: Story = { viewer: ben, id, happens: () => sendMessage(ada, { id, text: 'Missed' }) }
    const { cache } = await play(story)
    const event = { v: 1, id, at: new Date(0).toISOString(), type: 'resync' } as const
    await follow(cache, ben, [...apply(cache, event, 0), { do: 'fetchMe' }])
    for (const missed of (await listEvents(ben, { id, after: position(cache, id) ?? 0, limit: 10 })).items) apply(cache, missed, 0)
    await expectSameAsRefetched(cache, story)
  })

  it('the log says the same as the events did', async () => {
    const { ada, ben, id } = await conversation()
    const story: Story = { viewer: ben, id, happens: () => sendMessage(ada, { id, text: 'Three' }) }
    const { events } = await play(story)
    expect((await listEvents(ben, { id, after: 3, limit: 10 })).items).toEqual(events)
  })

  it('typing shows who writes, and ends with their message', async () => {
    const { ada, ben, id } = await conversation()
    const { cache, events } = await play({ viewer: ada, id, happens: () => setTyping(ben, { id, typing: true }) })
    for (const event of events) apply(cache, event, 0)
    expect(Object.keys(cache.typing(id).get() ?? {})).toEqual([ben.made.id])
    const { view } = await sendMessage(ben, { id, text: 'Done' })
    const said = published.find(({ event }) => event.type === 'message_created' && event.messageId === view.id)
    if (said) apply(cache, said.event, 0)
    expect(cache.typing(id).get()).toEqual({})
  })
})
