import { describe, expect, it } from 'vitest'
import { blockUser } from '../people/block-user'
import { group } from '../testing/group'
import { isGapless } from '../testing/numbers'
import { refusal, scene } from '../testing/scene'
import { deleteMessage } from './delete-message'
import { listMessages } from './list-messages'
import { listPins, pinMessage, unpinMessage } from './pin-message'
import { sendMessage } from './send-message'

const { ctx, pair, person, published } = scene()

describe('pinMessage', () => {
  it('pins for both sides, and tells them under the next number', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: 'Address' })
    await pinMessage(ben, { id, messageId: view.id })
    const told = published.find(({ event }) => event.type === 'message_updated' && event.messageId === view.id)
    expect(told?.event).toMatchObject({ seq: 2, message: { pinnedAt: expect.any(String), editedAt: null } })
    expect((await listPins(ada, { id, limit: 10 })).items).toMatchObject([{ id: view.id, text: 'Address' }])
    await unpinMessage(ada, { id, messageId: view.id })
    expect((await listPins(ben, { id, limit: 10 })).items).toEqual([])
    expect((await listMessages(ben, { id, limit: 1 })).items[0]?.pinnedAt).toBeNull()
  })

  it('a second time changes nothing, also at once', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: 'Address' })
    await Promise.all(Array.from({ length: 10 }, (_, index) => pinMessage(index % 2 ? ada : ben, { id, messageId: view.id })))
    await unpinMessage(ben, { id, messageId: view.id })
    await unpinMessage(ben, { id, messageId: view.id })
    const [row] = await ctx.sql`select last_seq as seq from conversations where id = ${id}`
    expect(row).toEqual({ seq: 3 })
    expect(await isGapless(ctx.sql, id)).toBe(true)
  })

  it('in groups is for owner and admins, and for what somebody said', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const id = await group(ada, ben)
    const notice = (await listMessages(ada, { id, limit: 1 })).items[0]?.id ?? ''
    const { view } = await sendMessage(ben, { id, text: 'Rules' })
    expect(await refusal(pinMessage(ben, { id, messageId: view.id }))).toBe('forbidden')
    expect(await refusal(pinMessage(ada, { id, messageId: notice }))).toBe('forbidden')
    await pinMessage(ada, { id, messageId: view.id })
    expect(await refusal(unpinMessage(ben, { id, messageId: view.id }))).toBe('forbidden')
  })

  it('decision 12: is refused across a block, and to outsiders what is pinned does not exist', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: 'Address' })
    const outsider = await person()
    expect(await refusal(pinMessage(outsider, { id, messageId: view.id }))).toBe('not_found')
    expect(await refusal(listPins(outsider, { id, limit: 10 }))).toBe('not_found')
    await blockUser(ada, { id: ben.made.id })
    expect(await refusal(pinMessage(ben, { id, messageId: view.id }))).toBe('not_accepting')
  })
})

describe('listPins', () => {
  it('shows the newest pin first, page by page, and what the caller may still see', async () => {
    const { ada, ben, id } = await pair()
    const ids: string[] = []
    for (const text of ['One', 'Two', 'Three']) {
      const { view } = await sendMessage(ada, { id, text })
      ids.unshift(view.id)
      await pinMessage(ada, { id, messageId: view.id })
    }
    const first = await listPins(ben, { id, limit: 2 })
    const rest = await listPins(ben, { id, limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...rest.items].map(message => message.id)).toEqual(ids)
    await deleteMessage(ben, { id, messageId: ids[0] ?? '', for: 'me' })
    expect((await listPins(ben, { id, limit: 5 })).items).toHaveLength(2)
    expect((await listPins(ada, { id, limit: 5 })).items).toHaveLength(3)
  })
})
