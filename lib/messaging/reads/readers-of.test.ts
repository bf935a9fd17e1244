import { describe, expect, it } from 'vitest'
import { sendMessage } from '../messages/send-message'
import { blockUser } from '../people/block-user'
import { createRequest } from '../requests/create-request'
import { group } from '../testing/group'
import { type Actor, scene } from '../testing/scene'
import { markMessageRead } from './mark-message-read'
import { markRead } from './mark-read'
import { readersOf } from './readers-of'

const { ctx, pair, person } = scene()
const say = async (who: Actor, id: string, text: string) => (await sendMessage(who, { id, text })).view.id
const readersFor = async (who: Actor, ids: string[]) => {
  const readers = await readersOf(who, ids)
  return ids.map(id => readers.get(id))
}

describe('who has read messages', () => {
  it('is exact per message, the sender first, to everybody in a group alike', async () => {
    const [ada, ben, cleo] = await Promise.all([person(), person(), person()])
    const id = await group(ada, ben, cleo)
    const ids = [await say(ada, id, 'One'), await say(ben, id, 'Two'), await say(ada, id, 'Three')]
    await markRead(cleo, { id, upTo: ids[1] })
    await markMessageRead(ben, { id, messageId: ids[2]! })
    const [a, b, c] = [ada, ben, cleo].map(({ made }) => made.id)
    for (const who of [ada, ben, cleo]) expect(await readersFor(who, ids)).toEqual([[a, c], [b, c], [a, b]])
  })

  it('is not told across settings or a block, but still known to who has read', async () => {
    const { ada, ben, id } = await pair()
    const first = await say(ada, id, 'One')
    await markRead(ben, { id })
    expect(await readersFor(ada, [first])).toEqual([[ada.made.id, ben.made.id]])
    await ctx.sql`update users set read_receipts = 'nobody' where id = ${ben.made.id}`
    expect(await readersFor(ada, [first])).toEqual([[ada.made.id]])
    await ctx.sql`update users set read_receipts = 'everyone' where id = ${ben.made.id}`
    await blockUser(ben, { id: ada.made.id })
    expect(await readersFor(ada, [first])).toEqual([[ada.made.id]])
    expect(await readersFor(ben, [first])).toEqual([[ada.made.id, ben.made.id]])
  })

  it('is not told of what was asked before it is accepted', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { view: { conversationId: id } } = await createRequest(ada, { userId: ben.made.id, text: 'May I?' })
    const [message] = await ctx.sql<{ id: string }[]>`select id from messages where conversation_id = ${id}`
    await markRead(ben, { id })
    expect(await readersFor(ada, [message!.id])).toEqual([[ada.made.id]])
    expect(await readersFor(ben, [message!.id])).toEqual([[ada.made.id, ben.made.id]])
  })

  it('are not those who came into a group later', async () => {
    const [ada, ben, cleo] = await Promise.all([person(), person(), person()])
    const id = await group(ada, ben)
    const first = await say(ada, id, 'One')
    await ctx.sql`insert into memberships (conversation_id, user_id, state, read_seq, created_at) values (${id}, ${cleo.made.id}, 'active', 9, now() + interval '1 second')`
    expect(await readersFor(ada, [first])).toEqual([[ada.made.id]])
  })

  it('is nothing to whoever is not in the conversation', async () => {
    const { ada, id } = await pair()
    const first = await say(ada, id, 'One')
    expect((await readersOf(await person(), [first])).size).toBe(0)
    expect((await readersOf(ada, [])).size).toBe(0)
  })
})
