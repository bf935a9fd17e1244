import { describe, expect, it } from 'vitest'
import { createConversation } from '../conversations/create-conversation'
import { sendMessage } from '../messages/send-message'
import { blockUser } from '../people/block-user'
import { createRequest } from '../requests/create-request'
import { acceptRequest } from '../requests/decide-request'
import { group } from '../testing/group'
import { type Actor, scene } from '../testing/scene'
import { markMessageRead } from './mark-message-read'
import { markRead } from './mark-read'
import { newlyRead } from './newly-read'
import { readStates } from './read-states'

const { ctx, pair, person, published } = scene()
const unread = { read: false, readAt: null }
const read = { read: true, readAt: expect.stringMatching(/Z$/) }
const say = async (who: Actor, id: string, text: string) => (await sendMessage(who, { id, text })).view.id
const statesOf = async (who: Actor, ids: string[]) => {
  const states = await readStates(who, ids)
  return ids.map(id => states.get(id))
}

describe('whether messages are read', () => {
  it('is exact per message, to both sides alike', async () => {
    const { ada, ben, id } = await pair()
    const ids = [await say(ada, id, 'One'), await say(ada, id, 'Two'), await say(ada, id, 'Three')]
    await markMessageRead(ben, { id, messageId: ids[1]! })
    for (const who of [ada, ben]) expect(await statesOf(who, ids)).toEqual([unread, read, unread])
  })

  it('keeps the time of the first reading', async () => {
    const { ada, ben, id } = await pair()
    const first = await say(ada, id, 'One')
    await markRead(ben, { id })
    const [before] = await statesOf(ben, [first])
    await say(ada, id, 'Two')
    await markRead(ben, { id })
    expect(await statesOf(ben, [first])).toEqual([before])
  })

  it('is not told across settings or a block, but still known to who has read', async () => {
    const { ada, ben, id } = await pair()
    const first = await say(ada, id, 'One')
    await markRead(ben, { id })
    await ctx.sql`update users set read_receipts = 'nobody' where id = ${ben.made.id}`
    expect(await statesOf(ada, [first])).toEqual([unread])
    await ctx.sql`update users set read_receipts = 'everyone' where id = ${ben.made.id}`
    await blockUser(ben, { id: ada.made.id })
    expect(await statesOf(ada, [first])).toEqual([unread])
    expect(await statesOf(ben, [first])).toEqual([read])
  })

  it('is not told of what was asked before it is accepted', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { view } = await createRequest(ada, { userId: ben.made.id, text: 'May I?' })
    const [message] = await ctx.sql<{ id: string }[]>`select id from messages where conversation_id = ${view.conversationId}`
    await markRead(ben, { id: view.conversationId })
    expect(await statesOf(ada, [message!.id])).toEqual([unread])
    await acceptRequest(ben, { id: view.id })
    expect(await statesOf(ada, [message!.id])).toEqual([read])
  })

  it('decision 7: is told of own words to premium people alone where the surface has it so', async () => {
    const { ada, ben, id } = await pair()
    const first = await say(ada, id, 'One')
    await markRead(ben, { id })
    const strict = (who: Actor, plan: 'free' | 'premium'): Actor => ({ ...who, caller: { ...who.caller, plan }, rules: { ...who.rules, premiumReceipts: true } })
    expect(await statesOf(strict(ada, 'free'), [first])).toEqual([unread])
    expect(await statesOf(strict(ada, 'premium'), [first])).toEqual([read])
    expect(await statesOf(strict(ben, 'free'), [first])).toEqual([read])
  })

  it('of an own message in a group is told by the first who has read it', async () => {
    const { ada, ben } = await pair()
    const cleo = await person()
    const id = await group(ada, ben, cleo)
    const first = await say(ada, id, 'One')
    await markRead(cleo, { id })
    const [before] = await statesOf(ada, [first])
    await markRead(ben, { id })
    expect([before, await statesOf(ada, [first])]).toEqual([read, [before]])
  })

  it('is nothing to whoever is not in the conversation', async () => {
    const { ada, id } = await pair()
    const first = await say(ada, id, 'One')
    expect((await readStates(await person(), [first])).size).toBe(0)
  })
})

describe('what a watermark made read', () => {
  it('is what the one before had not, without what was read by itself', async () => {
    const { ada, ben, id } = await pair()
    const [one, two, three, four] = [await say(ada, id, '1'), await say(ada, id, '2'), await say(ada, id, '3'), await say(ada, id, '4')]
    await say(ben, id, 'Mine')
    const reached = (seq: number) => newlyRead(ada, { conversationId: id, userId: ben.made.id, lastReadSeq: seq })
    await markRead(ben, { id, upTo: one })
    await markMessageRead(ben, { id, messageId: three! })
    await markRead(ben, { id, upTo: four })
    expect(await reached(1)).toEqual([one])
    expect(await reached(4)).toEqual([two, four])
    expect(await reached(2)).toEqual([])
  })
})

describe('where there are no requests (decision 3)', () => {
  const lenient = (actor: Actor): Actor => ({ ...actor, rules: { ...actor.rules, unanswered: 20, knowsNoRequests: true } })

  it('reading tells also before it is accepted, there alone', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { view } = await createConversation(lenient(ada), { memberIds: [ben.made.id], text: 'Hello' })
    const id = view.lastMessage?.id ?? ''
    const before = published.length
    await markRead(lenient(ben), { id: view.id })
    expect((await readStates(lenient(ada), [id])).get(id)).toMatchObject({ read: true })
    expect((await readStates(ada, [id])).get(id)).toEqual({ read: false, readAt: null })
    expect(published.slice(before).filter(({ userIds }) => userIds.includes(ada.made.id)).map(({ event }) => event))
      .toMatchObject([{ type: 'conversation_read', beforeAccepting: true }])
  })
})
