import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { blockUser } from '../people/block-user'
import { updateSettings } from '../people/settings'
import { type Actor, refusal, scene } from '../testing/scene'
import { setTyping } from './set-typing'

const { pair, person, published, ctx } = scene()
const toldIn = (id: string) => published.flatMap(({ event, userIds }) => (event.type === 'typing' && event.conversationId === id ? userIds : []))

/** A group as its rows are, with the first as its owner. */
async function group(...members: Actor[]): Promise<string> {
  const id = newId()
  await ctx.sql`
    with begun as (insert into conversations (id, kind, name, created_by) values (${id}, 'group', 'Friends', ${members[0]?.made.id ?? ''}))
    insert into memberships (conversation_id, user_id) select ${id}, member from unnest(${members.map(({ made }) => made.id)}::uuid[]) as member`
  return id
}

describe('decision 16: typing', () => {
  it('is told to the other members', async () => {
    const { ada, ben, id } = await pair()
    await setTyping(ada, { id, typing: true })
    expect(toldIn(id)).toEqual([ben.made.id])
  })

  it('is told to nobody by who tells nobody, and to contacts by who tells contacts', async () => {
    const { ada, ben, id } = await pair()
    await updateSettings(ada, { typingIndicators: 'nobody' })
    await setTyping(ada, { id, typing: true })
    expect(toldIn(id)).toEqual([])
    await updateSettings(ada, { typingIndicators: 'contacts' })
    await setTyping(ada, { id, typing: true })
    expect(toldIn(id)).toEqual([ben.made.id])
  })

  it('is shown also to who hides their own', async () => {
    const { ada, ben, id } = await pair()
    await updateSettings(ben, { typingIndicators: 'nobody' })
    await setTyping(ada, { id, typing: true })
    expect(toldIn(id)).toEqual([ben.made.id])
  })

  it('is not told across a block, in groups for each pair', async () => {
    const [ada, ben, cleo] = await Promise.all([person(), person(), person()])
    const id = await group(ada, ben, cleo)
    await blockUser(ben, { id: ada.made.id })
    await setTyping(ada, { id, typing: true })
    expect(toldIn(id)).toEqual([cleo.made.id])
    await setTyping(ben, { id, typing: true })
    expect(toldIn(id)).toEqual([cleo.made.id, cleo.made.id])
  })

  it('is not told to who has not accepted, nor by them', async () => {
    const { ada, ben, id } = await pair()
    await ctx.sql`update memberships set state = 'requested' where conversation_id = ${id} and user_id = ${ben.made.id}`
    await setTyping(ada, { id, typing: true })
    expect(await refusal(setTyping(ben, { id, typing: true }))).toBe('not_found')
    expect(toldIn(id)).toEqual([])
  })
})
