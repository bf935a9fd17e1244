import { describe, expect, it } from 'vitest'
import type { EventType, ParleyEvent } from '@/lib/contract/events'
import type { Conversation } from '@/lib/contract/views'
import { createConversation } from '@/lib/messaging/conversations/create-conversation'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { setTyping } from '@/lib/messaging/conversations/set-typing'
import { markDelivered } from '@/lib/messaging/reads/mark-delivered'
import { markRead } from '@/lib/messaging/reads/mark-read'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { getMe } from '@/lib/messaging/people/get-me'
import { socketClosed, socketOpened } from '@/lib/messaging/presence/sockets'
import { listEvents } from '@/lib/messaging/sync/list-events'
import { sync } from '@/lib/messaging/sync/sync'
import { type Actor, scene } from '@/lib/messaging/testing/scene'
import { apply } from './apply'
import { type Cache, type FollowUp, receiveConversation } from './cache'
import { createMapCache } from './map-cache.fixture'

const { pair, person, published, ctx } = scene()

interface Story {
  viewer: Actor
  id: string
  /** What happens, on the real core; the events of it that reach the viewer are applied. */
  happens(): Promise<unknown>
}

async function conversation() {
  const { ada, ben, id } = await pair()
  for (const text of ['One', 'Two']) await sendMessage(ada, { id, text })
  return { ada, ben, id }
}

// A type that is added to the registry does not compile before it has its story here.
const stories: Record<Exclude<EventType, 'resync'>, () => Promise<Story>> = {
  async message_created() {
    const { ada, ben, id } = await conversation()
    return { viewer: ben, id, happens: () => sendMessage(ada, { id, text: 'Three' }) }
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
  if (id !== '') receiveConversation(cache, await getConversation(viewer, { id }))
}

async function follow(cache: Cache, viewer: Actor, followUps: FollowUp[]): Promise<void> {
  for (const followUp of followUps) {
    if (followUp.do === 'fetchMe') cache.me.set(await getMe(viewer))
    if (followUp.do === 'sync') for (const changed of (await sync(viewer, {})).conversations) receiveConversation(cache, changed)
    if (followUp.do === 'fetchConversation' || followUp.do === 'recount') {
      receiveConversation(cache, await getConversation(viewer, { id: followUp.conversationId }))
    }
  }
}

/** When somebody who is here was last here is always now, so two answers never agree on it. */
function settled(of: Conversation | undefined) {
  return of && { ...of, members: of.members.map(({ user, ...member }) => ({ ...member, user: { ...user, lastActiveAt: user.online ? 'now' : user.lastActiveAt } })) }
}

async function expectSameAsRefetched(cache: Cache, { viewer, id }: Story): Promise<void> {
  expect(settled(cache.conversation(id).get())).toEqual(settled(await getConversation(viewer, { id })))
  expect(cache.me.get()?.unreadCount).toBe((await getMe(viewer)).unreadCount)
}

async function play(story: Story): Promise<{ cache: Cache; events: ParleyEvent[] }> {
  const cache = createMapCache(story.viewer.made.id)
  await refetch(cache, story.viewer, story.id)
  const before = published.length
  await story.happens()
  const reached = published.slice(before).filter(({ userIds }) => userIds.includes(story.viewer.made.id))
  return { cache, events: reached.map(({ event }) => event) }
}

describe('applying an event leaves a client where refetching would', () => {
  it.each(Object.entries(stories))('%s, also when it comes twice', async (type, begin) => {
    const story = await begin()
    const { cache, events } = await play(story)
    expect(events.map(event => event.type)).toEqual([type])
    for (const event of [...events, ...events]) await follow(cache, story.viewer, apply(cache, event, 0))
    await expectSameAsRefetched(cache, story)
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
    await expectSameAsRefetched(cache, story)
  })

  it('the log says the same as the events did', async () => {
    const { ada, ben, id } = await conversation()
    const story: Story = { viewer: ben, id, happens: () => sendMessage(ada, { id, text: 'Three' }) }
    const { events } = await play(story)
    expect((await listEvents(ben, { id, after: 2, limit: 10 })).items).toEqual(events)
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
