import { describe, expect, it } from 'vitest'
import { getConversation } from '../conversations/get-conversation'
import { getUser } from '../people/users'
import { type Actor, scene } from '../testing/scene'
import { announcePresence } from './announce'
import { listPresence, updatePresence } from './presence'
import { recordActivity } from './record-activity'
import { socketClosed, socketOpened } from './sockets'

const { pair, person, published, ctx } = scene()

const online = async (viewer: Actor, of: Actor) => (await listPresence(viewer, { userIds: [of.made.id] })).items[0]?.online
const age = (who: Actor, column: 'heartbeat_at' | 'active_at' | 'socket_until', interval: string) =>
  ctx.sql`update presence set ${ctx.sql(column)} = ${ctx.sql(column)} - ${interval}::interval where user_id = ${who.made.id}`
const toldOf = (who: Actor) => published.filter(({ event }) => event.type === 'presence_changed' && event.userId === who.made.id)

describe('decision 15: online', () => {
  it('is who has a live socket, for as long as it is renewed', async () => {
    const { ada, ben } = await pair()
    expect(await online(ada, ben)).toBe(false)
    await socketOpened(ctx, ben.made.id)
    expect(await online(ada, ben)).toBe(true)
    await age(ben, 'socket_until', '2 minutes')
    expect(await online(ada, ben)).toBe(false)
  })

  it('is who sent a heartbeat or made a call within 5 minutes', async () => {
    const { ada, ben } = await pair()
    await updatePresence(ben, { status: 'online' })
    expect(await online(ada, ben)).toBe(true)
    await age(ben, 'heartbeat_at', '5 minutes')
    expect(await online(ada, ben)).toBe(false)
    await recordActivity(ben)
    expect(await online(ada, ben)).toBe(true)
    await age(ben, 'active_at', '5 minutes')
    expect(await online(ada, ben)).toBe(false)
  })

  it('ends at once when somebody says so, whatever is open', async () => {
    const { ada, ben } = await pair()
    await socketOpened(ctx, ben.made.id)
    await updatePresence(ben, { status: 'online' })
    await updatePresence(ben, { status: 'offline' })
    expect(await online(ada, ben)).toBe(false)
  })

  it('ends with the last socket, unless a heartbeat is younger than 5 minutes', async () => {
    const { ada, ben } = await pair()
    await recordActivity(ben)
    await socketOpened(ctx, ben.made.id)
    await socketClosed(ctx, ben.made.id)
    expect(await online(ada, ben)).toBe(false)
    await updatePresence(ben, { status: 'online' })
    await socketOpened(ctx, ben.made.id)
    await socketClosed(ctx, ben.made.id)
    expect(await online(ada, ben)).toBe(true)
  })

  it('is told to nobody who shares no active conversation', async () => {
    const { ben } = await pair()
    const stranger = await person()
    await socketOpened(ctx, ben.made.id)
    expect((await listPresence(stranger, { userIds: [ben.made.id] })).items).toEqual([])
    expect(await getUser(stranger, { id: ben.made.id })).toMatchObject({ online: false, lastActiveAt: null })
  })

  it('is in the conversation of those who share one', async () => {
    const { ada, ben, id } = await pair()
    await socketOpened(ctx, ben.made.id)
    const seen = (await getConversation(ada, { id })).members.find(({ user }) => user.id === ben.made.id)
    expect(seen?.user.online).toBe(true)
  })
})

describe('presence_changed', () => {
  it('tells contacts who are here, once per change', async () => {
    const { ada, ben } = await pair()
    await socketOpened(ctx, ada.made.id)
    await socketOpened(ctx, ben.made.id)
    await socketOpened(ctx, ben.made.id)
    expect(toldOf(ben).map(({ userIds }) => userIds)).toEqual([[ada.made.id]])
    await socketClosed(ctx, ben.made.id)
    expect(toldOf(ben).map(({ event }) => event.type === 'presence_changed' && event.online)).toEqual([true, false])
  })

  it('comes by the clock for those who just stop', async () => {
    const { ada, ben } = await pair()
    await socketOpened(ctx, ada.made.id)
    await updatePresence(ben, { status: 'online' })
    await age(ben, 'heartbeat_at', '6 minutes')
    await announcePresence(ctx)
    expect(toldOf(ben).at(-1)?.event).toMatchObject({ online: false })
  })
})
