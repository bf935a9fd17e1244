import { describe, expect, it } from 'vitest'
import { blockUser } from '../people/block-user'
import { updateSettings } from '../people/settings'
import { refusal, scene } from '../testing/scene'
import { listTyping } from './list-typing'
import { setTyping } from './set-typing'

const { pair, person, ctx } = scene()

describe('decision 16: who is typing', () => {
  it('is who said so within 8 seconds, to the others', async () => {
    const { ada, ben, id } = await pair()
    await setTyping(ada, { id, typing: true })
    const [typing] = await listTyping(ben, { id })
    expect(typing?.userId).toBe(ada.made.id)
    expect(await listTyping(ada, { id })).toEqual([])
    await ctx.sql`update typing set until = until - interval '8 seconds' where conversation_id = ${id}`
    expect(await listTyping(ben, { id })).toEqual([])
  })

  it('ends when they say so', async () => {
    const { ada, ben, id } = await pair()
    await setTyping(ada, { id, typing: true })
    await setTyping(ada, { id, typing: false })
    expect(await listTyping(ben, { id })).toEqual([])
  })

  it('is not shown against a setting, across a block, or before both have accepted', async () => {
    const { ada, ben, id } = await pair()
    await setTyping(ada, { id, typing: true })
    await updateSettings(ada, { typingIndicators: 'nobody' })
    expect(await listTyping(ben, { id })).toEqual([])
    await updateSettings(ada, { typingIndicators: 'everyone' })
    expect(await listTyping(ben, { id })).toHaveLength(1)
    await ctx.sql`update memberships set state = 'requested' where conversation_id = ${id} and user_id = ${ben.made.id}`
    expect(await listTyping(ben, { id })).toEqual([])
    await ctx.sql`update memberships set state = 'active' where conversation_id = ${id}`
    await blockUser(ada, { id: ben.made.id })
    expect(await listTyping(ben, { id })).toEqual([])
  })

  it('is nothing to somebody outside', async () => {
    const { id } = await pair()
    expect(await refusal(listTyping(await person(), { id }))).toBe('not_found')
  })
})
