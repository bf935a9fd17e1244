import { describe, expect, it } from 'vitest'
import { createConversation } from '../conversations/create-conversation'
import { sendMessage } from '../messages/send-message'
import { createRequest } from '../requests/create-request'
import { type Actor, refusal, scene } from '../testing/scene'
import { blockUser } from './block-user'
import { followUser } from './follow-user'

const { pair, person, ctx } = scene()
const said = async (by: Actor) => (await ctx.sql<{ count: number }[]>`select count(*)::int from messages where sender_id = ${by.made.id}`)[0]?.count

/**
 * Begins `sends` at once and blocks their sender while they are in flight. How many messages there are at the block's
 * answer, and how many were acknowledged in the end.
 */
async function blockAmong(ada: Actor, ben: Actor, sends: (() => Promise<unknown>)[]) {
  const half = sends.length / 2
  const first = sends.slice(0, half).map(send => send())
  const block = blockUser(ada, { id: ben.made.id })
  const second = sends.slice(half).map(send => send())
  const settled = Promise.allSettled([...first, ...second])
  await block
  const atBlock = await said(ben)
  const outcomes = await settled
  const refused = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  return { atBlock, acknowledged: outcomes.length - refused.length, codes: new Set(refused.map(error => (error as { code?: string }).code)) }
}

describe('decision 12: after the answer to a block', () => {
  it('no message arrives, with 200 sends in flight in a conversation', async () => {
    const { ada, ben, id } = await pair()
    await sendMessage(ben, { id, text: 'Before' })
    const { atBlock, acknowledged, codes } = await blockAmong(ada, ben, Array.from({ length: 200 }, (_, index) => () => sendMessage(ben, { id, text: `Line ${index}` })))
    expect(await said(ben)).toBe(atBlock)
    expect(acknowledged + 1).toBe(atBlock)
    expect([...codes].filter(code => code !== 'not_accepting')).toEqual([])
    expect(await refusal(sendMessage(ben, { id, text: 'After' }))).toBe('not_accepting')
    expect(await refusal(sendMessage(ada, { id, text: 'After' }))).toBe('user_blocked')
  })

  it('no first message arrives, with 100 in flight to who never heard of the sender', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    await followUser(ben, { id: ada.made.id })
    const { atBlock, acknowledged } = await blockAmong(ada, ben, Array.from({ length: 100 }, (_, index) => () =>
      createConversation(ben, { memberIds: [ada.made.id], text: `Line ${index}` })))
    expect(await said(ben)).toBe(atBlock)
    expect(acknowledged).toBe(atBlock)
    expect(await refusal(createConversation(ben, { memberIds: [ada.made.id], text: 'After' }))).toBe('not_accepting')
  })

  it('no request waits, however the two came about at the same time', async () => {
    for (let round = 0; round < 20; round++) {
      const [ada, ben] = await Promise.all([person(), person()])
      await Promise.allSettled([createRequest(ben, { userId: ada.made.id, text: 'May I?' }), blockUser(ada, { id: ben.made.id })])
      expect(await ctx.sql`select from requests where from_id = ${ben.made.id} and status = 'pending'`).toHaveLength(0)
      expect(await refusal(createRequest(ben, { userId: ada.made.id, text: 'May I now?' }))).toBe('not_accepting')
    }
  })

  it('a block that comes first stops the first message', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    await blockUser(ada, { id: ben.made.id })
    expect(await refusal(createConversation(ben, { memberIds: [ada.made.id] }))).toBe('not_accepting')
    expect(await refusal(createConversation(ada, { memberIds: [ben.made.id] }))).toBe('user_blocked')
    expect(await said(ben)).toBe(0)
  })
})
